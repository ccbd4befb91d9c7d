import { z } from 'zod';
import { type Fault, fault } from '../base/fault.ts';
import { timestampSchema } from '../base/identifier.ts';
import { type Result, err, ok } from '../base/result.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { largestPack, packNumberSchema } from './release/rolled-out.ts';

/** A month, as `2026-06`. */
const monthSchema = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/u);

/** Shown to people as it stands: nothing in it may be cleaned away. */
const words = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => cleanText(text, most) === text, 'Not plain text');

const sourceIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u);

/** Where an entry comes from, and how sure that is: `reported` by the maker himself, or `derived` by us. */
const sourceSchema = z.strictObject({
  id: sourceIdSchema,
  title: words(160),
  /** When somebody last looked there. */
  seen: monthSchema,
  confidence: z.enum(['reported', 'derived']),
});

const source = { source: sourceIdSchema };
const mainVersionSchema = z.int().min(1).max(999);
/** As `iPhone14,5`. */
const productTypeSchema = z.string().regex(/^[A-Za-z]{1,20}\d{1,3},\d{1,3}$/u);

const appleSchema = z.strictObject({
  /** Whatever came after this month is news to the tables. */
  knownUntil: monthSchema,
  /** Main versions of iOS and iPadOS, newest first, and whether Apple still mends them on every device. */
  versions: z
    .array(z.strictObject({ version: mainVersionSchema, supported: z.boolean(), ...source }))
    .min(1)
    .max(60)
    .refine(
      (all) => all.every(({ version }, at) => version < (all[at - 1]?.version ?? Infinity)),
      'Not newest first',
    ),
  /** The newest main version for this generation (the number in `iPhone14,5`) and for those after it. */
  lastByGeneration: z
    .array(
      z.strictObject({
        family: z.enum(['iPhone', 'iPad']),
        from: z.int().min(1).max(999),
        newest: mainVersionSchema,
        ...source,
      }),
    )
    .max(60),
  /** The same for single models that are unlike their generation. */
  lastByModel: z
    .array(z.strictObject({ productType: productTypeSchema, newest: mainVersionSchema, ...source }))
    .max(200)
    .refine(isByModel, 'A model is listed twice'),
  /** What people call a model. */
  names: z
    .array(z.strictObject({ productType: productTypeSchema, name: words(80), ...source }))
    .max(1000)
    .refine(isByModel, 'A model is listed twice'),
});

const apiLevelSchema = z.int().min(1).max(999);

const androidSchema = z.strictObject({
  knownUntil: monthSchema,
  /** Out of support for years, with everything before it. */
  longOver: z.strictObject({ apiLevel: apiLevelSchema, ...source }),
  /** The month of the last Android Security Bulletin that lists a version, by API level. */
  ended: z
    .array(z.strictObject({ apiLevel: apiLevelSchema, month: monthSchema, ...source }))
    .max(60)
    .refine(
      (all) => new Set(all.map(({ apiLevel }) => apiLevel)).size === all.length,
      'A level is listed twice',
    ),
});

/**
 * What the readers know that goes out of date between releases: versions, months and names, each with where
 * it comes from. Data only: it holds no code and no patterns, and changes nothing of what is read (ADR 44).
 */
export const readerPackSchema = z
  .strictObject({
    type: z.literal('reader-pack'),
    number: packNumberSchema,
    madeAt: timestampSchema,
    sources: z.array(sourceSchema).min(1).max(60),
    apple: appleSchema,
    android: androidSchema,
  })
  .superRefine(({ sources, apple, android }, context) => {
    const known = new Set(sources.map(({ id }) => id));
    if (known.size < sources.length) context.addIssue('A source is named twice');
    const entries = [
      ...[apple.versions, apple.lastByGeneration, apple.lastByModel, apple.names],
      ...[android.ended, [android.longOver]],
    ].flat();
    const unknown = entries.find((entry) => !known.has(entry.source));
    if (unknown !== undefined) context.addIssue(`Nobody knows the source ${unknown.source}`);
  });
export type ReaderPack = Readonly<z.infer<typeof readerPackSchema>>;

/** A pack out of a file of anybody's. */
export function parseReaderPack(text: string): Result<ReaderPack, Fault> {
  if (text.length > largestPack) {
    return err(fault('pack/broken', `A pack of more than ${largestPack} characters`));
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses undefined.
    content = undefined;
  }
  const parsed = readerPackSchema.safeParse(content);
  return parsed.success
    ? ok(parsed.data)
    : err(fault('pack/broken', z.prettifyError(parsed.error).slice(0, 300)));
}

function isByModel(all: readonly { readonly productType: string }[]): boolean {
  return new Set(all.map(({ productType }) => productType)).size === all.length;
}
