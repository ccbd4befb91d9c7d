import { z } from 'zod';
import { timestampSchema } from '../../base/identifier.ts';
import { cleanText } from '../../base/untrusted-text.ts';
import { type Check, versionSchema } from './checks.ts';

const words = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => cleanText(text, longest))
    .pipe(z.string().min(1));

/** What somebody saw, or what a scanner typed for him. */
export const checkEvidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('version'), system: words(40), value: versionSchema }),
  z.strictObject({ kind: z.literal('figure'), value: z.number().min(-1e9).max(1e9) }),
  /** Whether it is so, and where that was seen. */
  z.strictObject({ kind: z.literal('yes'), holds: z.boolean(), words: words(200) }),
  z.strictObject({
    kind: z.literal('label'),
    /** The organisation's own label, as scanned. */
    tag: words(80),
    /** The number on the maker's label; null when a reading has to tell it. */
    number: words(80).nullable(),
  }),
]);
export type CheckEvidence = Readonly<z.infer<typeof checkEvidenceSchema>>;

/** Evidence with who gave it; the last of a check counts. */
export const givenEvidenceSchema = z.strictObject({
  checkId: z.string().max(40),
  evidence: checkEvidenceSchema,
  by: z.string().max(120),
  at: timestampSchema,
});
export type GivenEvidence = Readonly<z.infer<typeof givenEvidenceSchema>>;

/** Whether a check can be told by this; a label is always scanned by somebody. */
export function fits({ rule, byHand }: Check, evidence: CheckEvidence): boolean {
  if (rule.kind !== evidence.kind) return false;
  if (rule.kind === 'label') return true;
  if (!byHand) return false;
  return (
    rule.kind !== 'version' ||
    evidence.kind !== 'version' ||
    rule.systems.some(({ name }) => name === evidence.system)
  );
}
