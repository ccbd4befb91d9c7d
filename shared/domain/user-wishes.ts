import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';

/** What somebody can wish of every device that he gets. */
export const wishKindSchema = z.enum(['textSize', 'language', 'mouseHand']);
export type WishKind = z.infer<typeof wishKindSchema>;

/** How a device is set up for one person; null is no wish. There is no room for more on purpose. */
export const userWishesSchema = z
  .strictObject({
    textSize: z.enum(['large', 'largest']).nullable(),
    /** Of the device, ISO 639. */
    language: z.enum(['nl', 'en', 'de', 'fr', 'tr', 'ar', 'pl', 'uk']).nullable(),
    mouseHand: z.enum(['left', 'right']).nullable(),
  })
  .refine((wishes) => wishedKinds(wishes).length > 0, 'At least one wish');
export type UserWishes = Readonly<z.infer<typeof userWishesSchema>>;

/**
 * The wording of consent that is asked for now. Its sentences stand in the catalogue under this number;
 * other words are a next number, and the old ones stay, since people agreed to them.
 */
export const consentVersion = 1;

/** The wishes of one person, who agreed that they are kept. */
export const keptWishesSchema = z.strictObject({
  wishes: userWishesSchema,
  consent: z.strictObject({
    version: z.int().positive(),
    askedBy: z.string().max(120),
    at: timestampSchema,
  }),
  /** When each was last seen to on a device; those never seen to are not there. */
  applied: z
    .array(z.strictObject({ kind: wishKindSchema, by: z.string().max(120), at: timestampSchema }))
    .max(wishKindSchema.options.length),
});
export type KeptWishes = Readonly<z.infer<typeof keptWishesSchema>>;

/** What somebody wishes something about, in the order in which it is shown. */
export function wishedKinds(wishes: Readonly<Record<WishKind, unknown>>): readonly WishKind[] {
  return wishKindSchema.options.filter((kind) => wishes[kind] !== null);
}
