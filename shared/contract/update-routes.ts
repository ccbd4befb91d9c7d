import { z } from 'zod';
import { faultCodes } from '../base/fault.ts';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import {
  envelopeSchema,
  platformSchema,
  publicKeySchema,
  releaseSchema,
  updateBundleSchema,
} from '../domain/release/documents.ts';
import { gateSchema, installStateSchema, versionTallySchema } from '../domain/release/gate.ts';
import { releaseVersionSchema } from '../domain/release/release-version.ts';
import { ringsSchema, rolloutMoveSchema, rolloutSchema } from '../domain/release/rollout.ts';
import type { RouteTable } from './route.ts';

/** Bytes of one part of an upload; a whole release takes longer than one request may. */
export const largestPart = 8 * 1024 * 1024;

export const updateFilePath = '/v1/updates/files/:sha512';

/** What an admin did with updates, or what the gate did. */
export const updateEventSchema = z.strictObject({
  eventId: uuidSchema,
  at: timestampSchema,
  actor: z.string().max(200),
  what: z.enum([
    'root-kept',
    'targets-kept',
    'file-kept',
    'rollout-drafted',
    'rollout-start',
    'rollout-halt',
    'rollout-resume',
    'rollout-return',
    'ring-opened',
    'rollout-complete',
  ]),
  /** The version that it is about, or the number of a document. */
  subject: z.string().max(80),
});
export type UpdateEvent = Readonly<z.infer<typeof updateEventSchema>>;

/** A rollout with what its gate sees. */
export const seenRolloutSchema = rolloutSchema.extend({
  figures: z.strictObject({
    kiosks: z.int().min(0),
    healthy: z.int().min(0),
    broken: z.int().min(0),
    now: versionTallySchema,
    before: versionTallySchema,
  }),
});

/** A kiosk with the version that it said it runs. */
export const kioskVersionSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  version: z.string().max(40).nullable(),
  lastSeenAt: timestampSchema.nullable(),
  report: z
    .strictObject({
      version: releaseVersionSchema,
      state: installStateSchema,
      percent: z.int().min(0).max(100),
      reason: z.enum(faultCodes).nullable(),
      at: timestampSchema,
    })
    .nullable(),
});
export type KioskVersion = Readonly<z.infer<typeof kioskVersionSchema>>;

const documentStateSchema = z.strictObject({
  version: z.int().min(1),
  expiresAt: timestampSchema,
});

/** The part of the desk contract about versions of the kiosk's program. */
export const updateRoutes = {
  'update.overview': {
    method: 'GET',
    path: '/v1/updates',
    access: 'admin',
    summary: 'Releases, rollouts with their figures, the version of each kiosk, and what was done.',
    response: z.strictObject({
      /** Public half of the key by which this desk directs its kiosks; the root must name it. */
      directorKey: publicKeySchema,
      root: documentStateSchema.nullable(),
      targets: documentStateSchema.nullable(),
      releases: z.array(releaseSchema.extend({ isHere: z.boolean() })).max(64),
      rollouts: z.array(seenRolloutSchema).max(20),
      kiosks: z.array(kioskVersionSchema).max(1000),
      events: z.array(updateEventSchema).max(50),
    }),
  },
  'update.put-root': {
    method: 'PUT',
    path: '/v1/updates/root',
    access: 'admin',
    summary: 'The first root, or the one after the present; refused unless enough keys signed it.',
    body: envelopeSchema,
    response: documentStateSchema,
  },
  'update.put-targets': {
    method: 'PUT',
    path: '/v1/updates/targets',
    access: 'admin',
    summary:
      'The list of what may exist; refused unless the offline key signed it and it is newer.',
    body: envelopeSchema,
    response: documentStateSchema,
  },
  'update.draft-rollout': {
    method: 'POST',
    path: '/v1/updates/rollouts',
    access: 'admin',
    summary: 'A rollout of a version whose files are all here; no kiosk hears of it yet.',
    body: z.strictObject({ version: releaseVersionSchema, rings: ringsSchema, gate: gateSchema }),
    response: rolloutSchema,
  },
  'update.move-rollout': {
    method: 'POST',
    path: '/v1/updates/rollouts/:rolloutId/moves',
    access: 'admin',
    summary: 'Starts, halts, goes on, or takes the version back from the kiosks that have it.',
    params: z.strictObject({ rolloutId: uuidSchema }),
    body: z.strictObject({ move: rolloutMoveSchema }),
    response: rolloutSchema,
  },
  /** The bytes are read at `/v1/updates/files/:sha512`, from any place; see desk/update/file-routes.ts. */
  'update.manifest': {
    method: 'GET',
    path: '/v1/updates/manifest',
    access: 'kiosk',
    summary: 'What this kiosk is to do, signed for it alone, with all that proves it.',
    query: z.strictObject({
      /** The root that the kiosk trusts. */
      root: z.coerce.number().int().min(1),
      version: releaseVersionSchema,
      platform: platformSchema,
    }),
    response: updateBundleSchema,
  },
  'update.report': {
    method: 'POST',
    path: '/v1/updates/reports',
    access: 'kiosk',
    summary: 'How a version does on this kiosk: the newest word on each version counts.',
    body: z.strictObject({
      version: releaseVersionSchema,
      state: installStateSchema,
      /** Of the download. */
      percent: z.int().min(0).max(100),
      /** Why it failed or went back. */
      reason: z.enum(faultCodes).nullable(),
      tally: versionTallySchema,
    }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
