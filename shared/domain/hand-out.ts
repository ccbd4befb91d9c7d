import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { recordedTypeSchema } from './asset.ts';
import type { HandoverKind } from './handover.ts';
import { termsTextsSchema } from './handover-terms.ts';
import { daySchema } from './report-details.ts';

/** A kiosk offers so many of each at once. */
export const mostHandOuts = 20;
export const mostLately = 5;

/** What somebody takes along from a kiosk: what was set aside for him, or something of a pool (ADR 40). */
export const handOutChoiceSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('set-aside'), assetId: uuidSchema }),
  z.strictObject({ of: z.literal('pool'), poolId: uuidSchema }),
]);
export type HandOutChoice = Readonly<z.infer<typeof handOutChoiceSchema>>;

/** What a pool has for somebody at a kiosk; each but `ready` needs somebody of the desk. */
const poolStandSchema = z.enum(['ready', 'none-ready', 'needs-lead']);

/** A device as a kiosk shows it to whoever may take it along. */
export const handOutDeviceSchema = z.strictObject({
  assetId: uuidSchema,
  name: z.string().max(160),
  tag: z.string().max(40),
  type: recordedTypeSchema,
});
export type HandOutDevice = Readonly<z.infer<typeof handOutDeviceSchema>>;

const offeredPoolSchema = z.strictObject({
  poolId: uuidSchema,
  name: z.string().max(60),
  stand: poolStandSchema,
  /** A lead said yes to this person. */
  approved: z.boolean(),
  /** Until when it would be lent. */
  dueOn: daySchema,
});
export type OfferedPool = Readonly<z.infer<typeof offeredPoolSchema>>;

/** What was signed for a moment ago, told again to whom the end of it was not shown. */
const latelySignedSchema = z.strictObject({
  handoverId: uuidSchema,
  name: z.string().max(160),
  tag: z.string().max(40),
  dueOn: daySchema.nullable(),
  at: timestampSchema,
});

/** All that somebody may take along here, and what he would sign for. */
export const handOutOffersSchema = z.strictObject({
  setAside: z.array(handOutDeviceSchema).max(mostHandOuts),
  pools: z.array(offeredPoolSchema).max(mostHandOuts),
  lately: z.array(latelySignedSchema).max(mostLately),
  terms: z.strictObject({
    version: z.int().positive(),
    texts: termsTextsSchema.pick({ issue: true, loan: true }),
  }),
  /** The desk knows where this person gets mail, and can send it. */
  mails: z.boolean(),
});
export type HandOutOffers = Readonly<z.infer<typeof handOutOffersSchema>>;

/** How whoever takes a device along says that it is; with anything else he needs somebody. */
export const handOutConditionSchema = z.enum(['good', 'worn']);
export type HandOutCondition = z.infer<typeof handOutConditionSchema>;

/** What is signed for a choice. */
export function kindOfHandOut({ of }: HandOutChoice): Exclude<HandoverKind, 'return'> {
  return of === 'pool' ? 'loan' : 'issue';
}
