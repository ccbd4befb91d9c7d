import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { assetEventSchema } from '../domain/asset-event.ts';
import {
  assetFactsSchema,
  assetHolderSchema,
  assetSchema,
  assetStateSchema,
  recordedTypeSchema,
} from '../domain/asset.ts';
import { daySchema } from '../domain/report-details.ts';
import { registerPageSchema } from './licence-routes.ts';
import type { RouteTable } from './route.ts';

const assetParams = z.strictObject({ assetId: uuidSchema });
/** The version that was seen; a newer one answers `asset/changed-meanwhile`. */
const versioned = { version: z.int().positive() };
const sentences = z
  .string()
  .max(4000)
  .transform((text) => cleanParagraphs(text, 1000))
  .pipe(z.string().min(1))
  .nullable()
  .default(null);

/**
 * What a technician says when he moves an asset. A preparation is not among it: only the desk says that
 * every check of one holds.
 */
export const assetMoveSchema = z.strictObject({
  ...versioned,
  to: assetStateSchema,
  holder: assetHolderSchema.omit({ personId: true }).nullable().default(null),
  dueOn: daySchema.nullable().default(null),
  wipeProof: sentences,
  reason: sentences,
  ticketId: uuidSchema.nullable().default(null),
  minutes: z.int().min(0).max(10_080).nullable().default(null),
});
export type AssetMove = Readonly<z.infer<typeof assetMoveSchema>>;

/** The part of the desk contract that is the register of assets. */
export const assetRoutes = {
  'asset.list': {
    method: 'GET',
    path: '/v1/assets',
    access: 'staff',
    summary: 'Assets by tag, number, model and holder, newest first.',
    query: registerPageSchema.extend({
      type: recordedTypeSchema.optional(),
      state: assetStateSchema.optional(),
      site: z.string().max(120).optional(),
    }),
    response: z.strictObject({
      assets: z.array(assetSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'asset.find': {
    method: 'GET',
    path: '/v1/assets/by-code',
    access: 'staff',
    summary:
      'The assets with exactly this tag, serial number, IMEI or address, as a scanner types it.',
    query: z.strictObject({ code: z.string().min(1).max(80) }),
    response: z.strictObject({ assets: z.array(assetSchema).max(10) }),
  },
  'asset.create': {
    method: 'POST',
    path: '/v1/assets',
    access: 'staff',
    summary: 'A new asset, in stock.',
    body: z.strictObject({ facts: assetFactsSchema }),
    response: assetSchema,
  },
  'asset.get': {
    method: 'GET',
    path: '/v1/assets/:assetId',
    access: 'staff',
    summary: 'One asset.',
    params: assetParams,
    response: assetSchema,
  },
  'asset.change': {
    method: 'PUT',
    path: '/v1/assets/:assetId',
    access: 'staff',
    summary: 'Other facts of an asset. Its state and holder only change by moves.',
    params: assetParams,
    body: z.strictObject({ ...versioned, facts: assetFactsSchema, reason: sentences }),
    response: assetSchema,
  },
  'asset.move': {
    method: 'POST',
    path: '/v1/assets/:assetId/moves',
    access: 'staff',
    summary: 'The next state of an asset; what may not be is refused with the reason.',
    params: assetParams,
    body: assetMoveSchema,
    response: assetSchema,
  },
  'asset.timeline': {
    method: 'GET',
    path: '/v1/assets/:assetId/timeline',
    access: 'staff',
    summary:
      'What happened to an asset, newest first; `before` is the last sequence that was seen.',
    params: assetParams,
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      events: z.array(assetEventSchema).max(100),
      next: z.int().positive().nullable(),
    }),
  },
} as const satisfies RouteTable;
