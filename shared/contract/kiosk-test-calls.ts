import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { chosenDeviceSchema, stepOutcomeSchema } from '../domain/acceptance/run.ts';
import { stepIdSchema } from '../domain/acceptance/script.ts';
import { mostNotes, testNoteSchema } from '../domain/acceptance/test-note.ts';
import { deviceIdSchema } from '../domain/readout.ts';
import { testCodeSchema, testPageSchema } from './tester-page.ts';

/** What a tester sees at a kiosk: as the desk last told it, and what waits to be sent. */
export const testViewSchema = z.strictObject({
  page: testPageSchema,
  waiting: z.array(testNoteSchema).max(mostNotes),
  /** The desk did not take something of what was sent from here. */
  refused: z.boolean(),
});
export type TestView = Readonly<z.infer<typeof testViewSchema>>;

/** Acceptance tests at a kiosk, by the code of a tester. */
export const kioskTestCalls = {
  /** Also without the desk, where something of this tester waits or was just open. */
  'test.open': { input: z.strictObject({ code: testCodeSchema }), output: testViewSchema },
  /** Begins a run; a device that is plugged in is read first. The reply comes when it is durable. */
  'test.start': {
    input: z.strictObject({
      code: testCodeSchema,
      scriptId: uuidSchema,
      scriptVersion: z.int().positive(),
      device: z.discriminatedUnion('choice', [
        ...chosenDeviceSchema.options,
        z.strictObject({ choice: z.literal('plugged'), deviceId: deviceIdSchema }),
      ]),
    }),
    output: z.strictObject({ runId: uuidSchema, view: testViewSchema }),
  },
  /** The reading for a run that is being begun is not waited for any more. */
  'test.stop-reading': { input: z.strictObject({}), output: z.strictObject({}) },
  /** The result of a step with a photo or none; the reply comes when it is durable. */
  'test.end-step': {
    input: z.strictObject({
      code: testCodeSchema,
      runId: uuidSchema,
      stepId: stepIdSchema,
      outcome: stepOutcomeSchema,
      remark: z.string().max(4000),
      jpegBase64: z.base64().max(2_800_000).nullable(),
    }),
    output: testViewSchema,
  },
  /** The tester has gone: what waits is sent, all else is forgotten. */
  'test.leave': { input: z.strictObject({}), output: z.strictObject({}) },
} as const;
