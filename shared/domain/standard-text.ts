import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import type { Locale } from './locale.ts';
import { resolutionSchema, staffWordsSchema } from './ticket.ts';

/** So many standard texts a desk keeps. */
export const mostStandardTexts = 200;

/** What a standard text leaves open; filled in when a technician takes it. */
export const placeholders = ['bezoeker', 'nummer', 'toestel'] as const;
export type Placeholder = (typeof placeholders)[number];

const open = /\{([^{}]*)\}/gu;

/** Words in both languages. A placeholder that nobody fills in is a mistake of whoever wrote it. */
const wordsSchema = staffWordsSchema.refine(
  (words) => [...words.matchAll(open)].every(([, name]) => isPlaceholder(name ?? '')),
  'There is no such placeholder',
);
export const bothWordsSchema = z.strictObject({ nl: wordsSchema, en: wordsSchema });
export type BothWords = z.infer<typeof bothWordsSchema>;

/** Words for one box of a form, or several steps that are done one after the other. */
export const textContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), words: bothWordsSchema }),
  z.strictObject({ kind: z.literal('message'), words: bothWordsSchema }),
  z.strictObject({ kind: z.literal('solution'), words: bothWordsSchema }),
  z
    .strictObject({
      kind: z.literal('macro'),
      note: bothWordsSchema.nullable(),
      message: bothWordsSchema.nullable(),
      resolve: z
        .strictObject({
          cause: bothWordsSchema,
          solution: bothWordsSchema,
          closingCode: resolutionSchema.shape.closingCode,
        })
        .nullable(),
    })
    .refine(
      ({ note, message, resolve }) => note !== null || message !== null || resolve !== null,
      'A macro does something',
    ),
]);
export type TextContent = z.infer<typeof textContentSchema>;
export type Macro = Extract<TextContent, { kind: 'macro' }>;
/** The boxes into which a standard text goes. */
export type TextPlace = Exclude<TextContent['kind'], 'macro'>;

/** A text that leads keep for everybody. */
export const standardTextSchema = z.strictObject({
  textId: uuidSchema,
  name: z
    .string()
    .max(400)
    .transform((text) => cleanText(text, 80))
    .pipe(z.string().min(1).max(80)),
  content: textContentSchema,
  /** Counts on with each change. */
  version: z.int().positive(),
});
export type StandardText = z.infer<typeof standardTextSchema>;

/** What stands where nothing is known. */
const unknown: Readonly<Record<Locale, Readonly<Record<Placeholder, string>>>> = {
  nl: { bezoeker: 'bezoeker', nummer: 'uw nummer', toestel: 'uw apparaat' },
  en: { bezoeker: 'visitor', nummer: 'your number', toestel: 'your device' },
};

/**
 * Words of one language with the placeholders filled in, once: a visitor who calls himself `{nummer}`
 * stays that.
 */
export function filledIn(
  words: BothWords,
  locale: Locale,
  values: Readonly<Record<Placeholder, string | null>>,
): string {
  const filled = words[locale].replaceAll(open, (whole, name: string) =>
    isPlaceholder(name) ? (values[name] ?? unknown[locale][name]) : whole,
  );
  return Array.from(filled).slice(0, 4000).join('');
}

function isPlaceholder(name: string): name is Placeholder {
  return placeholders.some((each) => each === name);
}
