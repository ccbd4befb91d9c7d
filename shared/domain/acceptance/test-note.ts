import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { chosenDeviceSchema, stepOutcomeSchema, testedDeviceSchema } from './run.ts';
import { stepIdSchema } from './script.ts';

/** Something that a tester did where the desk may not have heard of it yet. */
export const testNoteSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    runId: uuidSchema,
    scriptId: uuidSchema,
    scriptVersion: z.int().positive(),
    device: z.discriminatedUnion('choice', [
      ...chosenDeviceSchema.options,
      z.strictObject({ choice: z.literal('read'), device: testedDeviceSchema }),
    ]),
    at: timestampSchema,
  }),
  z.strictObject({
    kind: z.literal('step'),
    runId: uuidSchema,
    stepId: stepIdSchema,
    outcome: stepOutcomeSchema,
    remark: z.string().max(4000),
    at: timestampSchema,
  }),
]);
export type TestNote = Readonly<z.infer<typeof testNoteSchema>>;

/** Notes of one tester that wait at most; a run has at most forty-one. */
export const mostNotes = 2_000;
