import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';

/** What a badge reader or the keypad gives: letters, digits, `-`, `.`, `:`; 2 to 64 characters. */
export const badgeNumberSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9.:-]{2,64}$/u);

/** A line that a visitor types about himself. */
export const personalLineSchema = z
  .string()
  .max(400)
  .transform((text) => cleanText(text, 120))
  .pipe(z.string().min(1).max(120));

/** What stands between the figures of a number for the eye. */
const betweenFigures = /[\s().\-/]/gu;
/** Figures as E.164 has them: eight to fifteen, with `+` before the country or as it is dialled here. */
const telephoneNumber = /^\+?\d{8,15}$/u;

/** How a guest says that he can be reached: an address of mail, or a telephone number. */
export const contactSchema = personalLineSchema.refine(
  (text) =>
    z.email().safeParse(text).success || telephoneNumber.test(text.replaceAll(betweenFigures, '')),
  'Neither an address of mail nor a telephone number',
);

/** Who the visit is for. Only `firstName` or a guest's own words ever reach a visitor's screen. */
export const visitorSchema = z.discriminatedUnion('kind', [
  /** Found in the organisation's people by badge or staff number. */
  z.strictObject({
    kind: z.literal('known'),
    personId: uuidSchema,
    firstName: z.string().max(120),
    department: z.string().max(120).nullable(),
  }),
  /** Badge or number that the desk did not know, or could not be asked about; the desk resolves it later. */
  z.strictObject({
    kind: z.literal('unverified'),
    badgeNumber: badgeNumberSchema,
    name: z.string().max(120).nullable(),
  }),
  z.strictObject({
    kind: z.literal('guest'),
    name: z.string().max(120),
    contact: z.string().max(120),
  }),
  /** Asked for a person before checking in. */
  z.strictObject({ kind: z.literal('anonymous') }),
]);
export type Visitor = z.infer<typeof visitorSchema>;

/** How a visitor says who he is. */
export const identificationSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('badge'), badgeNumber: badgeNumberSchema }),
  z.strictObject({ by: z.literal('staff-number'), staffNumber: badgeNumberSchema }),
  z.strictObject({
    by: z.literal('guest'),
    name: personalLineSchema,
    /** Empty of who asked for a person before he had typed it. */
    contact: personalLineSchema.or(z.literal('')),
  }),
  /** The way forward for an unknown badge: the number stays, a name may be added. */
  z.strictObject({
    by: z.literal('unknown-badge'),
    badgeNumber: badgeNumberSchema,
    name: personalLineSchema.nullable(),
  }),
]);
export type Identification = z.infer<typeof identificationSchema>;
