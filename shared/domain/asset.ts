import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { holderSchema } from './holder.ts';
import { daySchema } from './report-details.ts';

/** What an asset is. A consumable is counted stock and has no record of its own here. */
export const assetTypeSchema = z.enum([
  'laptop',
  'pc',
  'phone',
  'tablet',
  'printer',
  'camera',
  'dock',
  'peripheral',
  'consumable',
]);

/** Where an asset is in its life. */
export const assetStateSchema = z.enum([
  'stock',
  'ready',
  'issued',
  'loan',
  'in-repair',
  'returned',
  'wiped',
  'retired',
]);
export type AssetState = z.infer<typeof assetStateSchema>;

/** The types of which each specimen has a record. */
export const recordedTypeSchema = assetTypeSchema.exclude(['consumable']);
export type RecordedType = z.infer<typeof recordedTypeSchema>;

/** An asset has a handful of numbers of its own; more are a mistake. */
export const mostIdentifiers = 12;

/** Numbers that a maker or an issuer gave this one specimen. */
export const identifierKindSchema = z.enum(['serial', 'imei', 'iccid', 'mac']);
export type IdentifierKind = z.infer<typeof identifierKindSchema>;

const line = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => cleanText(text, longest));

/** A line that may be left empty; empty is null. */
const optionalLine = line(120)
  .transform((text) => (text === '' ? null : text))
  .nullable();

/** A number as it was typed, scanned or read. Whether its rules hold is said by `checkIdentifier`. */
export const assetIdentifierSchema = z.strictObject({
  kind: identifierKindSchema,
  value: line(64).pipe(z.string().min(1)),
});
export type AssetIdentifier = Readonly<z.infer<typeof assetIdentifierSchema>>;

/** The organisation's own number, as on its label: capitals and small letters are the same. */
export const assetTagSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z][0-9A-Z._-]{1,39}$/u);

/** All that is written down of an asset beside where it is in its life. */
export const assetFactsSchema = z.strictObject({
  tag: assetTagSchema,
  type: recordedTypeSchema,
  maker: line(80).pipe(z.string().min(1)),
  model: line(120).pipe(z.string().min(1)),
  identifiers: z.array(assetIdentifierSchema).max(mostIdentifiers),
  /** System and version, as it was read last. */
  system: optionalLine,
  site: optionalLine,
  /** The part of the organisation that owns it. */
  ownerUnit: optionalLine,
  warrantyUntil: daySchema.nullable(),
  supplier: optionalLine,
  purchasedOn: daySchema.nullable(),
  purchaseOrder: optionalLine,
  /** In cents. */
  purchasePrice: z.int().min(0).max(100_000_000).nullable(),
});
export type AssetFacts = Readonly<z.infer<typeof assetFactsSchema>>;

/** Who has an asset; `personId` when the desk knows that person. */
export const assetHolderSchema = z.strictObject({
  ...holderSchema.shape,
  personId: uuidSchema.nullable(),
});
export type AssetHolder = Readonly<z.infer<typeof assetHolderSchema>>;

/** One specimen that the organisation owns. */
export const assetSchema = z.strictObject({
  assetId: uuidSchema,
  /** Grows with each change: whoever changes says which one he saw. */
  version: z.int().positive(),
  state: assetStateSchema,
  holder: assetHolderSchema.nullable(),
  /** Until when it is lent; null when it is not. */
  dueOn: daySchema.nullable(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  ...assetFactsSchema.shape,
});
export type Asset = Readonly<z.infer<typeof assetSchema>>;

/** The first number of a kind, or null. */
export function identifierOf(
  { identifiers }: Pick<AssetFacts, 'identifiers'>,
  kind: IdentifierKind,
): string | null {
  return identifiers.find((identifier) => identifier.kind === kind)?.value ?? null;
}
