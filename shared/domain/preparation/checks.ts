import { z } from 'zod';
import { factSchema, unitSchema } from '../readout.ts';

const bothLanguages = (longest: number) =>
  z.strictObject({
    nl: z.string().trim().min(1).max(longest),
    en: z.string().trim().min(1).max(longest),
  });

/** A version as its figures: `26100`, `18.1.1`. */
export const versionSchema = z
  .string()
  .trim()
  .regex(/^\d{1,9}(?:\.\d{1,9}){0,4}$/u);

const factKeySchema = factSchema.shape.key;

/** When a check holds. What a reading tells goes by the key of its fact (docs/devices). */
export const checkRuleSchema = z.discriminatedUnion('kind', [
  /** The label on the device is the asset's own, and its number is the one in the register. */
  z.strictObject({ kind: z.literal('label') }),
  /** The version is at least this one, of whichever system the device has. */
  z.strictObject({
    kind: z.literal('version'),
    systems: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(40),
          /** Null when no reading tells it. */
          fact: factKeySchema.nullable(),
          least: versionSchema,
        }),
      )
      .min(1)
      .max(8),
  }),
  /** A figure within its bounds, both included; null is no bound. */
  z.strictObject({
    kind: z.literal('figure'),
    facts: z.array(factKeySchema).max(4),
    unit: unitSchema.nullable(),
    least: z.number().nullable(),
    most: z.number().nullable(),
  }),
  /** Something is so. A fact with `is` null says it by being told at all. */
  z.strictObject({
    kind: z.literal('yes'),
    facts: z
      .array(
        z.strictObject({
          key: factKeySchema,
          is: z.union([z.string().max(60), z.boolean()]).nullable(),
        }),
      )
      .max(6),
  }),
]);
export type CheckRule = z.infer<typeof checkRuleSchema>;

/** One thing that must be so before a device is ready for use. */
export const checkSchema = z
  .strictObject({
    checkId: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
      .max(40),
    /** What must be so. */
    title: bothLanguages(120),
    /** What to do while it is not. */
    advice: bothLanguages(400),
    rule: checkRuleSchema,
    /** Whether somebody may say it when no reading tells it. */
    byHand: z.boolean(),
    /** What was seen longer ago than this counts no more. */
    hours: z.int().min(1).max(720),
  })
  .refine(
    ({ rule, byHand }) => byHand || factKeysOf(rule).length > 0 || rule.kind === 'label',
    'A check that no reading tells is said by hand',
  );
export type Check = Readonly<z.infer<typeof checkSchema>>;

export const mostChecks = 20;

/** The checks of a type of device: each by its own name, and the label always among them. */
export const checksSchema = z
  .array(checkSchema)
  .min(1)
  .max(mostChecks)
  .refine(
    (checks) => new Set(checks.map(({ checkId }) => checkId)).size === checks.length,
    'Two checks have the same name',
  )
  .refine(
    (checks) => checks.filter(({ rule }) => rule.kind === 'label').length === 1,
    'The label is checked once',
  );

/** The keys of the facts by which a reading tells of a rule, in the order in which they are asked. */
export function factKeysOf(rule: CheckRule): readonly string[] {
  switch (rule.kind) {
    case 'label':
      return [];
    case 'version':
      return rule.systems.flatMap(({ fact }) => (fact === null ? [] : [fact]));
    case 'figure':
      return rule.facts;
    case 'yes':
      return rule.facts.map(({ key }) => key);
  }
}

/** Whether a version is not older; figures that are not there are 0. */
export function isAtLeast(version: string, least: string): boolean {
  const figures = version.split('.').map(Number);
  const bounds = least.split('.').map(Number);
  for (let place = 0; place < Math.max(figures.length, bounds.length); place += 1) {
    const difference = (figures[place] ?? 0) - (bounds[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
