import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { accessorySchema, mostAccessories } from './accessory.ts';
import { holderSchema } from './holder.ts';
import { localeSchema } from './locale.ts';
import { daySchema } from './report-details.ts';
import { type Signature, signatureSchema } from './signature.ts';
import { stateFactsSchema } from './state-facts.ts';

/** Something changes hands: for good, for a while, or back to the desk. */
export const handoverKindSchema = z.enum(['issue', 'loan', 'return']);
export type HandoverKind = z.infer<typeof handoverKindSchema>;

/** How hard the terms are to read; whoever signs picks it. */
export const readingLevelSchema = z.enum(['a2', 'b1', 'expert']);
export type ReadingLevel = z.infer<typeof readingLevelSchema>;

/** So many things are signed for at once. */
export const mostHandoverItems = 50;
export const mostConditionPhotos = 4;

/** The reading by which the desk knows which device it was: its own serial number, at that moment. */
export const provenReadingSchema = z.strictObject({
  readingId: uuidSchema,
  serial: z.string().max(200),
  at: timestampSchema,
  /** How the device said that it is; absent of what was signed before this was kept. */
  facts: stateFactsSchema.exactOptional(),
});

/** How a device looks while it changes hands. */
export const conditionSchema = z.strictObject({
  words: z
    .string()
    .max(2000)
    .transform((text) => cleanParagraphs(text, 500)),
  photos: z.array(contentHashSchema).max(mostConditionPhotos),
  /** Null when the device was not read. */
  reading: provenReadingSchema.nullable(),
});
export type Condition = Readonly<z.infer<typeof conditionSchema>>;

/** One device on the paper. */
export const signedItemSchema = z.strictObject({
  assetId: uuidSchema,
  tag: z.string().max(40),
  serial: z.string().max(200).nullable(),
  name: z.string().max(160),
  accessories: z.array(accessorySchema).max(mostAccessories),
  condition: conditionSchema,
});
export type SignedItem = Readonly<z.infer<typeof signedItemSchema>>;

/** Exactly what somebody signs, words of the terms included. */
export const signedDocumentSchema = z.strictObject({
  form: z.literal('balie-handover-1'),
  kind: handoverKindSchema,
  locale: localeSchema,
  holder: holderSchema,
  items: z.array(signedItemSchema).min(1).max(mostHandoverItems),
  terms: z.strictObject({
    version: z.int().positive(),
    level: readingLevelSchema,
    text: z.string().max(4000),
  }),
  /** Of a loan; null for what stays or comes back. */
  dueOn: daySchema.nullable(),
  /** Who of the desk handed it over. */
  by: z.string().max(120),
  at: timestampSchema,
});
export type SignedDocument = Readonly<z.infer<typeof signedDocumentSchema>>;

/** What the seal is the SHA-256 of, as UTF-8. */
export function sealedText(document: SignedDocument, signature: Signature): string {
  return canonicalJson({ document, signature });
}

/** The paper that was signed by hand, or why there is none; it comes later and is not under the seal. */
export const paperSchema = z.strictObject({
  at: timestampSchema,
  by: z.string().max(120),
  words: z.string().max(500).nullable(),
  photo: contentHashSchema.nullable(),
});

/** One handover as it is kept. */
export const handoverSchema = z.strictObject({
  handoverId: uuidSchema,
  ticketId: uuidSchema.nullable(),
  document: signedDocumentSchema,
  signature: signatureSchema,
  /** SHA-256 of `sealedText`, in hexadecimal; also on the receipt that went along. */
  seal: contentHashSchema,
  paper: paperSchema.nullable(),
});
export type Handover = Readonly<z.infer<typeof handoverSchema>>;

/** A serial number as it is compared: makers and readers differ in capitals, spaces and dashes. */
export function sameSerial(one: string, other: string): boolean {
  const plain = (text: string) => text.toUpperCase().replaceAll(/[\s._-]/gu, '');
  return plain(one) !== '' && plain(one) === plain(other);
}
