import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanParagraphs } from '../../base/untrusted-text.ts';
import type { Readout } from '../readout.ts';
import { type WishedDevice, wishedDeviceFactsSchema } from './campaign.ts';
import { mostSteps, stepIdSchema } from './script.ts';

const remarkSchema = z
  .string()
  .max(8000)
  .transform((text) => cleanParagraphs(text, 1000));

/** How a step ended. A step that cannot be done because of an earlier one is `blocked`. */
export const stepOutcomeSchema = z.enum(['passed', 'failed', 'blocked', 'skipped']);
export type StepOutcome = z.infer<typeof stepOutcomeSchema>;

/** The result of one step, as a tester gives it. A failure says what was seen, a skip says why. */
export const stepResultSchema = z
  .strictObject({
    outcome: stepOutcomeSchema,
    remark: remarkSchema,
    photoHash: contentHashSchema.nullable(),
  })
  .refine(
    ({ outcome, remark }) => outcome !== 'skipped' || remark !== '',
    'A step that is skipped needs a reason',
  );
export type StepResult = z.infer<typeof stepResultSchema>;

/** A result with its step and its moment. */
export const endedStepSchema = stepResultSchema.safeExtend({
  stepId: stepIdSchema,
  at: timestampSchema,
});
export type EndedStep = z.infer<typeof endedStepSchema>;

/** On what it was tested, and how we know: read by us, or chosen by whoever tested. */
export const testedDeviceSchema = z.strictObject({
  source: z.enum(['machine', 'hand']),
  model: z.string().max(170),
  version: z.string().max(80).nullable(),
});
export type TestedDevice = Readonly<z.infer<typeof testedDeviceSchema>>;

/** A device that is chosen by hand: one of the list, or another that is named. */
export const chosenDeviceSchema = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('wished'), wishId: uuidSchema }),
  z.strictObject({
    choice: z.literal('other'),
    model: wishedDeviceFactsSchema.shape.model,
    version: wishedDeviceFactsSchema.shape.version,
  }),
]);
export type ChosenDevice = z.infer<typeof chosenDeviceSchema>;

export const runPlaceSchema = z.enum(['console', 'phone', 'kiosk']);
export type RunPlace = z.infer<typeof runPlaceSchema>;

/** One tester with one script on one device. */
export const testRunSchema = z.strictObject({
  runId: uuidSchema,
  scriptId: uuidSchema,
  /** The version of the script that is tested. */
  scriptVersion: z.int().positive(),
  testerId: uuidSchema,
  /** The wished device that it counts for; null when what was tested is not on the list. */
  wishId: uuidSchema.nullable(),
  device: testedDeviceSchema,
  /** The readout that proves the device; null when it was chosen by hand. */
  readoutId: uuidSchema.nullable(),
  place: runPlaceSchema,
  startedAt: timestampSchema,
  /** When the last step got its result. */
  finishedAt: timestampSchema.nullable(),
  steps: z.array(endedStepSchema).max(mostSteps),
});
export type TestRun = z.infer<typeof testRunSchema>;

/**
 * How a finished run ended. A step that was blocked was not proven to work, so it is no pass; steps
 * that were skipped for a reason do not count, unless all were.
 */
export function outcomeOf(
  steps: readonly { readonly outcome: StepOutcome }[],
): 'passed' | 'failed' {
  const bad = steps.some(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
  return !bad && steps.some(({ outcome }) => outcome === 'passed') ? 'passed' : 'failed';
}

/** The device of a readout, as testers know it. */
export function deviceOfReadout(readout: Pick<Readout, 'device' | 'facts'>): TestedDevice {
  const text = (keys: readonly string[]): string | null => {
    for (const key of keys) {
      const value = readout.facts.find((fact) => fact.key === key)?.value;
      if (typeof value === 'string' && value !== '') return value;
    }
    return null;
  };
  const { vendorName, productName } = readout.device;
  const named = text(['apple.model', 'android.model', 'mtp.model', 'printer.model']) ?? productName;
  const maker = named?.toLowerCase().startsWith((vendorName ?? '').toLowerCase())
    ? null
    : vendorName;
  const model = [maker, named]
    .filter((part) => part !== null)
    .join(' ')
    .slice(0, 170);
  const apple = text(['apple.system-version']);
  const android = text(['android.release']);
  const version =
    apple === null
      ? android === null
        ? text(['mtp.version'])
        : `Android ${android}`
      : `iOS ${apple}`;
  return { source: 'machine', model, version: version?.slice(0, 80) ?? null };
}

/**
 * The wished device that a device counts for: the model must occur in what was read, and the version
 * must be the beginning of it (`iOS 18` fits `iOS 18.1.1`, not `iOS 180`). The most precise wish wins.
 */
export function wishFor(
  device: Pick<TestedDevice, 'model' | 'version'>,
  wishes: readonly WishedDevice[],
): WishedDevice | null {
  const fitting = wishes.filter(
    (wish) =>
      wordsOf(device.model).includes(wordsOf(wish.model)) &&
      wordsOf(device.version ?? '').startsWith(wordsOf(wish.version)),
  );
  const precise = (wish: WishedDevice) => wish.model.length + wish.version.length;
  return fitting.toSorted((one, other) => precise(other) - precise(one))[0] ?? null;
}

/** Lower case, one blank around each word, so that only whole words and whole numbers are found in it. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')} `;
}
