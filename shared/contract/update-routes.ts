import { z } from 'zod';
import { faultCodes } from '../base/fault.ts';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import {
  envelopeSchema,
  listedPackSchema,
  platformSchema,
  publicKeySchema,
  releaseSchema,
  updateBundleSchema,
} from '../domain/release/documents.ts';
import {
  gateSchema,
  haltReasonSchema,
  installStateSchema,
  ringFiguresSchema,
  takenBackSchema,
  versionTallySchema,
} from '../domain/release/gate.ts';
import { toldPackSchema } from '../domain/fleet/heartbeat.ts';
import { releaseVersionSchema } from '../domain/release/release-version.ts';
import { packNumberSchema, rolledOutSchema } from '../domain/release/rolled-out.ts';
import { skippedBecauseSchema } from '../domain/release/standing.ts';
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
  /** Why it was halted; else null. */
  because: haltReasonSchema.nullable(),
  /** What the admin said about it. */
  note: z.string().max(200),
});
export type UpdateEvent = Readonly<z.infer<typeof updateEventSchema>>;

/** How much of the file of a release has come in; the next part begins there. */
export const receivedFileSchema = z.strictObject({
  received: z.int().min(0),
  isWhole: z.boolean(),
});

/** A kiosk's last word on a version that did not do. */
const brokenKioskSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  /** Why its watchdog took the version back; null when the kiosk gave a fault only. */
  because: takenBackSchema.nullable(),
  reason: z.enum(faultCodes).nullable(),
  at: timestampSchema,
});

/** A kiosk that the open rings do not wait for. */
const skippedKioskSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  lastSeenAt: timestampSchema.nullable(),
  because: skippedBecauseSchema,
});

/** A rollout with what its gate sees. */
export const seenRolloutSchema = rolloutSchema.extend({
  figures: ringFiguresSchema,
  /** The same of each ring by itself, in order; a kiosk counts in the first ring that holds it. */
  ringFigures: z.array(ringFiguresSchema).max(8),
  /** The newest hundred. */
  broken: z.array(brokenKioskSchema).max(100),
  /** The first hundred by name. */
  skipped: z.array(skippedKioskSchema).max(100),
  /** The newest open ring has kiosks of its own and waits for none of them, so it cannot pass. */
  isUnheard: z.boolean(),
});
export type SeenRollout = Readonly<z.infer<typeof seenRolloutSchema>>;

/** What a kiosk said last of a version, or of a reader pack. */
export const versionReportSchema = z.strictObject({
  version: rolledOutSchema,
  state: installStateSchema,
  percent: z.int().min(0).max(100),
  reason: z.enum(faultCodes).nullable(),
  because: takenBackSchema.nullable(),
  at: timestampSchema,
});
export type VersionReport = Readonly<z.infer<typeof versionReportSchema>>;

/** A kiosk with the version that it said it runs. */
export const kioskVersionSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  version: z.string().max(40).nullable(),
  lastSeenAt: timestampSchema.nullable(),
  /** Of a version of its program. */
  report: versionReportSchema.nullable(),
  /** By its last heartbeat; null for a kiosk that takes no packs. */
  pack: toldPackSchema.nullable(),
});
export type KioskVersion = Readonly<z.infer<typeof kioskVersionSchema>>;

/** How much of a file is at this desk, and since when it is here whole. */
const atDesk = {
  isHere: z.boolean(),
  received: z.int().min(0),
  keptAt: timestampSchema.nullable(),
};

const listedReleaseSchema = releaseSchema.extend(atDesk);
export type ListedRelease = Readonly<z.infer<typeof listedReleaseSchema>>;

const shownPackSchema = listedPackSchema.extend(atDesk);
export type ShownPack = Readonly<z.infer<typeof shownPackSchema>>;

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
    summary:
      'Releases, reader packs, rollouts with their figures, the version of each kiosk, and what was done.',
    response: z.strictObject({
      /** Public half of the key by which this desk directs its kiosks; the root must name it. */
      directorKey: publicKeySchema,
      root: documentStateSchema.nullable(),
      targets: documentStateSchema.nullable(),
      releases: z.array(listedReleaseSchema).max(64),
      packs: z.array(shownPackSchema).max(32),
      rollouts: z.array(seenRolloutSchema).max(40),
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
    summary:
      'The rollout of a version or reader pack whose files are all here, in place of a draft; no kiosk hears of it yet.',
    body: z.strictObject({ version: rolledOutSchema, rings: ringsSchema, gate: gateSchema }),
    response: rolloutSchema,
  },
  'update.move-rollout': {
    method: 'POST',
    path: '/v1/updates/rollouts/:rolloutId/moves',
    access: 'admin',
    summary: 'Starts, halts, goes on, or takes the version back from the kiosks that have it.',
    params: z.strictObject({ rolloutId: uuidSchema }),
    body: z.strictObject({
      move: rolloutMoveSchema,
      /** Why, for whoever reads later what was done. */
      reason: z
        .string()
        .max(400)
        .transform((text) => cleanText(text, 200))
        .optional(),
    }),
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
  'update.pack-word': {
    method: 'GET',
    path: '/v1/updates/packs/word',
    access: 'kiosk',
    summary:
      'Which reader pack this kiosk is to use, signed for it alone, with all that proves it.',
    query: z.strictObject({
      /** The root that the kiosk trusts. */
      root: z.coerce.number().int().min(1),
      /** Of its program. */
      version: releaseVersionSchema,
      /** The pack in force there. */
      pack: z.coerce.number().pipe(packNumberSchema),
    }),
    response: updateBundleSchema,
  },
  'update.report': {
    method: 'POST',
    path: '/v1/updates/reports',
    access: 'kiosk',
    summary:
      'How a version or reader pack does on this kiosk: the newest word on each of them counts.',
    body: z.strictObject({
      version: rolledOutSchema,
      state: installStateSchema,
      /** Of the download. */
      percent: z.int().min(0).max(100),
      /** Why it failed or went back. */
      reason: z.enum(faultCodes).nullable(),
      tally: versionTallySchema,
      /** Why the watchdog took it back. */
      because: takenBackSchema.optional(),
    }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
