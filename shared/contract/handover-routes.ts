import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { lockCheckSchema, lockStateSchema } from '../domain/account-lock.ts';
import { assetSchema } from '../domain/asset.ts';
import { handoverTermsSchema, termsTextsSchema } from '../domain/handover-terms.ts';
import {
  conditionSchema,
  handoverKindSchema,
  handoverSchema,
  mostHandoverItems,
  provenReadingSchema,
  readingLevelSchema,
  signedItemSchema,
} from '../domain/handover.ts';
import { holderSchema } from '../domain/holder.ts';
import { loanSchema } from '../domain/loan.ts';
import { localeSchema } from '../domain/locale.ts';
import { badgeNumberSchema } from '../domain/person.ts';
import { daySchema } from '../domain/report-details.ts';
import { signatureSchema } from '../domain/signature.ts';
import { wishKindSchema } from '../domain/user-wishes.ts';
import type { RouteTable } from './route.ts';

const handoverParams = z.strictObject({ handoverId: uuidSchema });
const assetParams = z.strictObject({ assetId: uuidSchema });

/** How an asset last went out, for who takes it back. */
const wentOutSchema = z.strictObject({
  handoverId: uuidSchema,
  at: timestampSchema,
  item: signedItemSchema,
  /** When it is lent. */
  loan: loanSchema.nullable(),
});

/** An asset as the counter sees it after a scan. */
export const foundAssetSchema = z.strictObject({
  asset: assetSchema,
  /** Null when nobody has it. */
  out: wentOutSchema.nullable(),
  /** What was last known of its account lock; null when nobody looked since it came in. */
  lock: lockCheckSchema.nullable(),
});
export type FoundAsset = Readonly<z.infer<typeof foundAssetSchema>>;

/** What the counter says of one thing that changes hands. */
const handedItemSchema = z.strictObject({
  assetId: uuidSchema,
  /** The version that was seen, with the state that it had. */
  version: z.int().positive(),
  accessories: signedItemSchema.shape.accessories,
  condition: conditionSchema.omit({ reading: true }),
  /** The reading of this ticket that proves which device it is; its serial number must be the asset's. */
  readingId: uuidSchema.nullable(),
  /** At a return: whether an account still locks it; null when that was not looked at. */
  lock: lockStateSchema.nullable(),
});

/** A handover with what can be said of it now. */
export const checkedHandoverSchema = z.strictObject({
  handover: handoverSchema,
  /** Whether it still is exactly what was signed. */
  sealHolds: z.boolean(),
  /** At a return: how each thing went out, in the order of the items. */
  wentOut: z.array(signedItemSchema.nullable()).max(mostHandoverItems),
  /** `/r/<token>`: the page for whoever signed. */
  receiptPath: z.string().max(80),
});
export type CheckedHandover = Readonly<z.infer<typeof checkedHandoverSchema>>;

/** A handover in a list. */
export const handoverLineSchema = z.strictObject({
  handoverId: uuidSchema,
  kind: handoverKindSchema,
  holderName: z.string().max(120),
  names: z.array(z.string().max(160)).max(mostHandoverItems),
  at: timestampSchema,
  by: z.string().max(120),
  /** Signed on paper, of which nothing was attached yet. */
  paperMissing: z.boolean(),
});
export type HandoverLine = Readonly<z.infer<typeof handoverLineSchema>>;

/** The part of the desk contract by which things change hands (ADR 27). */
export const handoverRoutes = {
  'handover.find-asset': {
    method: 'GET',
    path: '/v1/handovers/assets',
    access: 'staff',
    summary:
      'The assets with this tag or number, as a scanner types it, each with how it went out.',
    query: z.strictObject({ code: z.string().min(1).max(80) }),
    response: z.strictObject({ found: z.array(foundAssetSchema).max(10) }),
  },
  'handover.reading': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/handover-reading',
    access: 'staff',
    summary: 'The newest reading of a ticket, and which asset it was by its serial number.',
    params: z.strictObject({ ticketId: uuidSchema }),
    response: z.strictObject({
      reading: provenReadingSchema.nullable(),
      found: foundAssetSchema.nullable(),
    }),
  },
  'handover.person': {
    method: 'GET',
    path: '/v1/handovers/people/:badgeNumber',
    access: 'staff',
    summary: 'Whose badge or staff number this is.',
    params: z.strictObject({ badgeNumber: badgeNumberSchema }),
    response: holderSchema.extend({ role: z.string().max(120).nullable() }),
  },
  'handover.sign': {
    method: 'POST',
    path: '/v1/handovers',
    access: 'staff',
    summary:
      'Things change hands, all of them or none. The desk writes down exactly what was signed and seals it. `handoverId` makes a repeat harmless.',
    body: z.strictObject({
      handoverId: uuidSchema,
      kind: handoverKindSchema,
      ticketId: uuidSchema.nullable(),
      locale: localeSchema,
      terms: z.strictObject({ version: z.int().positive(), level: readingLevelSchema }),
      holder: holderSchema,
      /** Only of a loan. */
      loan: z.strictObject({ poolId: uuidSchema, dueOn: daySchema }).nullable(),
      items: z.array(handedItemSchema).min(1).max(mostHandoverItems),
      signature: signatureSchema,
      /** What the holder wishes of every device, as far as it was seen to on these. */
      wishesApplied: z.array(wishKindSchema).max(wishKindSchema.options.length).optional(),
    }),
    response: checkedHandoverSchema,
  },
  'handover.get': {
    method: 'GET',
    path: '/v1/handovers/:handoverId',
    access: 'staff',
    summary: 'One handover, with its seal checked again.',
    params: handoverParams,
    response: checkedHandoverSchema,
  },
  'handover.list': {
    method: 'GET',
    path: '/v1/handovers',
    access: 'staff',
    summary: 'Handovers, newest first; of one asset or one ticket when it is named.',
    query: z.strictObject({
      assetId: uuidSchema.optional(),
      ticketId: uuidSchema.optional(),
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      handovers: z.array(handoverLineSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'handover.attach-paper': {
    method: 'PUT',
    path: '/v1/handovers/:handoverId/paper',
    access: 'staff',
    summary: 'The form that was signed by hand, as a photo or as words on where it is kept.',
    params: handoverParams,
    body: z
      .strictObject({
        words: z
          .string()
          .max(2000)
          .transform((text) => cleanText(text, 500)),
        photo: contentHashSchema.nullable(),
      })
      .refine(({ words, photo }) => words !== '' || photo !== null, 'Words or a photo'),
    response: checkedHandoverSchema,
  },
  'handover.check-lock': {
    method: 'POST',
    path: '/v1/assets/:assetId/lock-checks',
    access: 'staff',
    summary: 'Somebody looked whether an account still locks this device.',
    params: assetParams,
    body: z.strictObject({ state: lockStateSchema }),
    response: lockCheckSchema,
  },
  'handover.locked': {
    method: 'GET',
    path: '/v1/handovers/locked',
    access: 'staff',
    summary: 'Devices that came back and are still tied to an account of who had them.',
    response: z.strictObject({ found: z.array(foundAssetSchema).max(100) }),
  },
  'handover.terms': {
    method: 'GET',
    path: '/v1/handover-terms',
    access: 'staff',
    summary: 'What is agreed to, as it holds now.',
    response: handoverTermsSchema,
  },
  'handover.terms-versions': {
    method: 'GET',
    path: '/v1/handover-terms/versions',
    access: 'lead',
    summary: 'All versions of the terms, newest first.',
    query: z.strictObject({
      /** `next` of the page before. */
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: z.strictObject({
      versions: z.array(handoverTermsSchema).max(50),
      next: z.int().positive().nullable(),
    }),
  },
  'handover.change-terms': {
    method: 'PUT',
    path: '/v1/handover-terms',
    access: 'lead',
    summary: 'A next version; what was signed before keeps its own words.',
    body: z.strictObject({
      /** The newest one that was seen, also when it does not hold yet. */
      version: z.int().positive(),
      texts: termsTextsSchema,
      /** Today or later; absent it is today. */
      holdsFrom: daySchema.optional(),
    }),
    response: handoverTermsSchema,
  },
} as const satisfies RouteTable;
