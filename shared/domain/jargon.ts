import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { localeSchema } from './locale.ts';

/** So many words a jargon list has. */
export const mostJargon = 500;

const line = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .overwrite((text) => cleanText(text, longest))
    .min(1);

/** A word that visitors do not know, and what to write instead. */
export const jargonTermSchema = z.strictObject({
  termId: uuidSchema,
  locale: localeSchema,
  term: line(60),
  /** What it means. */
  explanation: line(240),
  /** The plain word. */
  instead: line(80),
});
export type JargonTerm = z.infer<typeof jargonTermSchema>;
