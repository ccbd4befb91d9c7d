import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanParagraphs } from '../../base/untrusted-text.ts';

/** Steps of one script at most. */
export const mostSteps = 40;

const words = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => cleanParagraphs(text, longest));

const bothLanguages = (longest: number) => {
  const needed = words(longest).pipe(z.string().min(1).max(longest));
  return z.strictObject({ nl: needed, en: needed });
};

/** The name of a step within its script; it stays when the words of the step change. */
export const stepIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
  .max(60);

/** One step: what must be so before it, what the tester does, and what he should see then. */
export const testStepSchema = z.strictObject({
  stepId: stepIdSchema,
  /** Empty when nothing has to be so first. */
  given: z.strictObject({ nl: words(300), en: words(300) }),
  do: bothLanguages(300),
  expect: bothLanguages(300),
});
export type TestStep = Readonly<z.infer<typeof testStepSchema>>;

/** What of a script somebody writes; each change is a version of its own. */
export const scriptContentSchema = z
  .strictObject({
    title: bothLanguages(120),
    steps: z.array(testStepSchema).min(1).max(mostSteps),
  })
  .refine(
    ({ steps }) => new Set(steps.map(({ stepId }) => stepId)).size === steps.length,
    'Two steps have the same stepId',
  );
export type ScriptContent = z.infer<typeof scriptContentSchema>;

/** A version of a script. */
export const testScriptSchema = z.strictObject({
  scriptId: uuidSchema,
  version: z.int().positive(),
  content: scriptContentSchema,
  changedBy: z.string().max(120),
  changedAt: timestampSchema,
});
export type TestScript = z.infer<typeof testScriptSchema>;
