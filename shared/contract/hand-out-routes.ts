import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { accessorySchema, mostAccessories } from '../domain/accessory.ts';
import { readingLevelSchema } from '../domain/handover.ts';
import {
  handOutChoiceSchema,
  handOutConditionSchema,
  handOutDeviceSchema,
  handOutOffersSchema,
} from '../domain/hand-out.ts';
import { holderSchema } from '../domain/holder.ts';
import { localeSchema } from '../domain/locale.ts';
import { badgeNumberSchema } from '../domain/person.ts';
import { readoutSchema } from '../domain/readout.ts';
import { daySchema } from '../domain/report-details.ts';
import { signatureSchema } from '../domain/signature.ts';
import type { RouteTable } from './route.ts';

/** In base64: far above what a page of 80 mm comes to. */
const longestSlip = 2_000_000;

/** For whom a device lies ready. */
const setAsideSchema = z.strictObject({
  holder: holderSchema,
  at: timestampSchema,
  by: z.string().max(120),
});
export type SetAside = Readonly<z.infer<typeof setAsideSchema>>;

/** What somebody took along, with his receipt. */
const handedOutSchema = z.strictObject({
  name: z.string().max(160),
  tag: z.string().max(40),
  dueOn: daySchema.nullable(),
  /** `/r/<token>`. */
  receiptPath: z.string().max(80),
  mailed: z.boolean(),
  /** PDF, 80 mm wide. */
  slip: z.base64().max(longestSlip),
});
export type HandedOut = Readonly<z.infer<typeof handedOutSchema>>;

const assetParams = z.strictObject({ assetId: uuidSchema });
const setAsideOf = z.strictObject({ setAside: setAsideSchema.nullable() });

const chosen = { personId: uuidSchema, choice: handOutChoiceSchema };

/** The part of the desk contract by which people take devices along from a kiosk (ADR 40). */
export const handOutRoutes = {
  'hand-out.set-aside-of': {
    method: 'GET',
    path: '/v1/assets/:assetId/set-aside',
    access: 'staff',
    summary: 'For whom an asset lies ready.',
    params: assetParams,
    response: setAsideOf,
  },
  'hand-out.set-aside': {
    method: 'PUT',
    path: '/v1/assets/:assetId/set-aside',
    access: 'staff',
    summary:
      'Lays what is ready aside for somebody, who may take it along at a kiosk. Whatever moves the asset ends it.',
    params: assetParams,
    body: z.strictObject({ staffNumber: badgeNumberSchema }),
    response: setAsideOf,
  },
  'hand-out.release': {
    method: 'DELETE',
    path: '/v1/assets/:assetId/set-aside',
    access: 'staff',
    summary: 'It is for nobody in particular any more.',
    params: assetParams,
    response: setAsideOf,
  },
  'hand-out.offers': {
    method: 'POST',
    path: '/v1/hand-outs/offers',
    access: 'kiosk',
    summary: 'What somebody may take along from a kiosk, and what he would sign for.',
    body: z.strictObject({ personId: uuidSchema }),
    response: handOutOffersSchema,
  },
  'hand-out.recognise': {
    method: 'POST',
    path: '/v1/hand-outs/recognise',
    access: 'kiosk',
    summary:
      'Whether the device that was read is one that this person may take along by his choice; refused with the reason.',
    body: z.strictObject({ ...chosen, readout: readoutSchema }),
    response: z.strictObject({
      device: handOutDeviceSchema,
      version: z.int().positive(),
    }),
  },
  'hand-out.sign': {
    method: 'PUT',
    path: '/v1/hand-outs/:handOutId',
    access: 'kiosk',
    summary:
      'The device goes along with whoever signed. Made once: a repeat with the same id is answered as the first time.',
    params: z.strictObject({ handOutId: uuidSchema }),
    body: z.strictObject({
      ...chosen,
      /** The version of the asset that was shown. */
      version: z.int().positive(),
      /** Until when it is lent, as it was shown; null when it is not lent. */
      dueOn: daySchema.nullable(),
      readout: readoutSchema,
      condition: handOutConditionSchema,
      /** How it looks; the photo is at the desk already. Absent when none was taken. */
      photoHash: contentHashSchema.optional(),
      accessories: z.array(accessorySchema).max(mostAccessories),
      locale: localeSchema,
      terms: z.strictObject({ version: z.int().positive(), level: readingLevelSchema }),
      /** Made on the screen: a form on paper needs the counter. */
      signature: signatureSchema.refine(({ by }) => by === 'strokes' || by === 'typed'),
      /** Send the receipt to where this person gets mail. */
      mail: z.boolean(),
    }),
    response: handedOutSchema,
  },
  'hand-out.receipt': {
    method: 'POST',
    path: '/v1/hand-outs/:handOutId/receipt',
    access: 'kiosk',
    summary: 'The receipt of what this person signed for at a kiosk a moment ago.',
    params: z.strictObject({ handOutId: uuidSchema }),
    body: z.strictObject({ personId: uuidSchema }),
    response: handedOutSchema,
  },
} as const satisfies RouteTable;
