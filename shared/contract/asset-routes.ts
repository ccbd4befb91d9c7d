import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { importCountsSchema, importRowSchema, longestImport } from '../domain/asset-csv.ts';
import {
  readDifferenceSchema,
  readFactNames,
  readFactsSchema,
} from '../domain/asset-from-readout.ts';
import { assetOnDaySchema, timelineEntrySchema } from '../domain/asset-timeline.ts';
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
const ticketParams = z.strictObject({ ticketId: uuidSchema });
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

/** The question of an auditor. */
export const onDayQuestionSchema = z.strictObject({
  code: z.string().min(1).max(80),
  day: daySchema,
});

/** More names of no site are not offered to choose from. */
export const mostOtherSites = 100;

/** Of one visitor at most so many assets are named; more are found in the list. */
export const mostOfPerson = 20;

/** What the register has to say about a ticket. */
export const ticketAssetsSchema = z.strictObject({
  /** The asset of its device, known by itself; null when there is none, or several could be it. */
  asset: assetSchema.nullable(),
  /** Those that could be it; one when it is sure. */
  candidates: z.array(assetSchema).max(10),
  /** What the last readout tells; null without one, or without a number by which to know it again. */
  read: readFactsSchema.nullable(),
  /** Where the readout and the record of `asset` differ. */
  differences: z.array(readDifferenceSchema).max(10),
  /** Whether readouts of this device are already known as this asset. */
  known: z.boolean(),
  visitor: assetHolderSchema.nullable(),
  /** What the visitor has, newest first. */
  ofVisitor: z.array(assetSchema).max(mostOfPerson),
});
export type TicketAssets = Readonly<z.infer<typeof ticketAssetsSchema>>;

export const takeInSchema = z.strictObject({
  /** The technician has seen that the organisation owns it; there is no other way. */
  owned: z.literal(true),
  record: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('new'), facts: assetFactsSchema }),
    z.strictObject({
      kind: z.literal('known'),
      assetId: uuidSchema,
      ...versioned,
      /** What is written over the record as it was read. */
      take: z.array(z.enum(readFactNames)).max(readFactNames.length),
    }),
  ]),
});
export type TakeIn = Readonly<z.infer<typeof takeInSchema>>;

/** Rows of a dry run that are shown: those in error first. */
export const mostRowsShown = 500;

const importFileSchema = z.strictObject({ csv: z.string().min(1).max(longestImport) });

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
      /** The name of a site of the desk, or what is written instead. */
      site: z.string().max(120).optional(),
      holder: z.string().max(200).optional(),
    }),
    response: z.strictObject({
      assets: z.array(assetSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'asset.sites': {
    method: 'GET',
    path: '/v1/assets/sites',
    access: 'staff',
    summary: 'What is written as the site of assets and names no site of the desk.',
    response: z.strictObject({ sites: z.array(z.string().max(120)).max(mostOtherSites) }),
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
    summary:
      'The next state of an asset; what may not be is refused with the reason. Ready is refused to everybody: a preparation that is finished makes it so.',
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
      before: timestampSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      entries: z.array(timelineEntrySchema).max(120),
      next: timestampSchema.nullable(),
    }),
  },
  'asset.on-day': {
    method: 'GET',
    path: '/v1/assets/on-day',
    access: 'staff',
    summary: 'Who had the assets with this tag or number on a day, and what was done around it.',
    query: onDayQuestionSchema,
    response: z.strictObject({ assets: z.array(assetOnDaySchema).max(10) }),
  },
  'asset.of-ticket': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/assets',
    access: 'staff',
    summary:
      'What the register knows of the device of a ticket, what its readout tells, and what its visitor has.',
    params: ticketParams,
    response: ticketAssetsSchema,
  },
  'asset.take-in': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/assets',
    access: 'staff',
    summary:
      'Makes the record of the device of a ticket, or completes it from the readout. Only for what the organisation owns.',
    params: ticketParams,
    body: takeInSchema,
    response: assetSchema,
  },
  'asset.check-import': {
    method: 'POST',
    path: '/v1/assets/imports/check',
    access: 'lead',
    summary: 'What an import of this CSV would do, row by row; nothing is written.',
    body: importFileSchema,
    response: z.strictObject({
      counts: importCountsSchema,
      rows: z.array(importRowSchema).max(mostRowsShown),
    }),
  },
  'asset.import': {
    method: 'POST',
    path: '/v1/assets/imports',
    access: 'lead',
    summary: 'Takes an import of which no row is in error; the desk writes it part by part.',
    body: importFileSchema,
    response: z.strictObject({ importId: uuidSchema }),
  },
  'asset.import-state': {
    method: 'GET',
    path: '/v1/assets/imports/:importId',
    access: 'lead',
    summary: 'How far an import is.',
    params: z.strictObject({ importId: uuidSchema }),
    response: z.strictObject({
      total: z.int().min(0),
      done: z.int().min(0),
      added: z.int().min(0),
      changed: z.int().min(0),
      failed: z.array(importRowSchema).max(mostRowsShown),
      finished: z.boolean(),
    }),
  },
} as const satisfies RouteTable;
