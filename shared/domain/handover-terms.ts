import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { type HandoverKind, type ReadingLevel } from './handover.ts';
import type { Locale } from './locale.ts';
import { daySchema } from './report-details.ts';

const text = z
  .string()
  .max(8000)
  .transform((words) => cleanParagraphs(words, 2000))
  .pipe(z.string().min(1));
const levels = z.strictObject({ a2: text, b1: text, expert: text });
const languages = z.strictObject({ nl: levels, en: levels });

/** What is agreed to, for each kind of handover in each language at each level. */
export const termsTextsSchema = z.strictObject({
  issue: languages,
  loan: languages,
  return: languages,
});
export type TermsTexts = Readonly<z.infer<typeof termsTextsSchema>>;

/** One version; never changed, since people signed for it. */
export const handoverTermsSchema = z.strictObject({
  version: z.int().positive(),
  /** When it was written. */
  since: timestampSchema,
  /** The first day on which it is shown and signed; until then the former one is. */
  holdsFrom: daySchema,
  by: z.string().max(120),
  texts: termsTextsSchema,
});
export type HandoverTerms = Readonly<z.infer<typeof handoverTermsSchema>>;

/** What somebody reads and signs. */
export function termsText(
  { texts }: HandoverTerms,
  kind: HandoverKind,
  locale: Locale,
  level: ReadingLevel,
): string {
  return texts[kind][locale][level];
}
