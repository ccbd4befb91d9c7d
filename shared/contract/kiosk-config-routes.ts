import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { configRefusalSchema, namedConfigSchema } from '../domain/fleet/heartbeat.ts';
import { configChangeSchema, mostConfigChanges } from '../domain/kiosk-config-diff.ts';
import { kioskConfigSchema } from '../domain/kiosk-config.ts';
import { signedConfigurationSchema } from '../domain/release/configuration-word.ts';
import type { RouteTable } from './route.ts';

/** An organisation names a profile for each kind of place, not for each kiosk. */
export const mostProfiles = 50;
export const configPage = 20;
/** More kiosks are not listed, as in the fleet. */
const mostKiosksShown = 500;

const nameSchema = z
  .string()
  .max(200)
  .transform((text) => cleanText(text, 60))
  .pipe(z.string().min(1));
const wordsSchema = z
  .string()
  .max(600)
  .transform((text) => cleanText(text, 200));
const byName = z.string().max(160);
const profileParams = z.strictObject({ profileId: uuidSchema });
const changes = z.array(configChangeSchema).max(mostConfigChanges);

/** A version that was published; rows are only ever added. */
export const configVersionSchema = z.strictObject({
  version: z.int().min(1),
  /** What it changed of the version before it; of how a kiosk is without one, for the first. */
  changes,
  words: z.string().max(200),
  proposedAt: timestampSchema,
  proposedBy: byName,
  publishedAt: timestampSchema,
  publishedBy: byName,
  /** Whoever proposed it approved it, because the desk had no other admin. */
  alone: z.boolean(),
  /** The version whose content it brought back, or null. */
  returnOf: z.int().min(1).nullable(),
});
export type ConfigVersion = z.infer<typeof configVersionSchema>;

export const configProposalSchema = z.strictObject({
  proposalId: uuidSchema,
  state: z.enum(['open', 'rejected']),
  content: kioskConfigSchema,
  changes,
  words: z.string().max(200),
  proposedAt: timestampSchema,
  proposedBy: byName,
  /** Whether whoever asks may approve it. */
  mayApprove: z.boolean(),
  decidedAt: timestampSchema.nullable(),
  decidedBy: byName.nullable(),
});
export type ConfigProposal = z.infer<typeof configProposalSchema>;

/** A kiosk of a profile, with what it last said that it runs. */
export const configuredKioskSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  /** Null while it has only its own file, or has not said. */
  running: namedConfigSchema.nullable(),
  refused: configRefusalSchema.nullable(),
  lastHeardAt: timestampSchema.nullable(),
});
export type ConfiguredKiosk = z.infer<typeof configuredKioskSchema>;

export const configProfileSchema = z.strictObject({
  profileId: uuidSchema,
  name: z.string().max(60),
  /** The published version; null while its kiosks go by their own files. */
  version: z.int().min(1).nullable(),
  hasProposal: z.boolean(),
  kiosks: z.array(configuredKioskSchema).max(mostKiosksShown),
});
export type ConfigProfile = z.infer<typeof configProfileSchema>;

export const configProfileDetailSchema = configProfileSchema.extend({
  /** As published, or how a kiosk is that nobody configured. */
  content: kioskConfigSchema,
  /** The one that waits, or the last one if it was rejected. */
  proposal: configProposalSchema.nullable(),
});
export type ConfigProfileDetail = z.infer<typeof configProfileDetailSchema>;

/** The part of the desk contract about how kiosks are configured (ADR 37). */
export const kioskConfigRoutes = {
  'kiosk.configuration': {
    method: 'GET',
    path: '/v1/kiosks/configuration',
    access: 'kiosk',
    summary: 'The published configuration of the profile of this kiosk; null when there is none.',
    response: z.strictObject({
      configuration: namedConfigSchema
        .extend({
          /** Parsed by the kiosk itself, which says what it does not take. */
          content: z.record(z.string().max(60), z.unknown()),
        })
        .nullable(),
    }),
  },
  'kiosk.signed-configuration': {
    method: 'GET',
    path: '/v1/kiosks/configuration/signed',
    access: 'kiosk',
    summary:
      'The same, signed for this kiosk alone, with the roots after the one that it knows (ADR 42).',
    query: z.strictObject({ root: z.coerce.number().int().min(0) }),
    response: signedConfigurationSchema,
  },
  'kiosk-profile.list': {
    method: 'GET',
    path: '/v1/kiosk-profiles',
    access: 'admin',
    summary: 'All profiles by name, with their kiosks and what each of those runs.',
    response: z.strictObject({ profiles: z.array(configProfileSchema).max(mostProfiles) }),
  },
  'kiosk-profile.get': {
    method: 'GET',
    path: '/v1/kiosk-profiles/:profileId',
    access: 'admin',
    summary: 'One profile with its content and what is proposed.',
    params: profileParams,
    response: configProfileDetailSchema,
  },
  'kiosk-profile.history': {
    method: 'GET',
    path: '/v1/kiosk-profiles/:profileId/versions',
    access: 'admin',
    summary: 'Published versions, newest first, cursor paged.',
    params: profileParams,
    query: z.strictObject({ before: z.coerce.number().int().positive().optional() }),
    response: z.strictObject({
      versions: z.array(configVersionSchema).max(configPage),
      /** Pass as `before` for the next page; null at the end. */
      next: z.int().positive().nullable(),
    }),
  },
  'kiosk-profile.create': {
    method: 'POST',
    path: '/v1/kiosk-profiles',
    access: 'admin',
    summary: 'A profile of that name. No kiosk may have it before a version is published.',
    body: z.strictObject({ name: nameSchema }),
    response: configProfileDetailSchema,
  },
  'kiosk-profile.propose': {
    method: 'POST',
    path: '/v1/kiosk-profiles/:profileId/proposals',
    access: 'admin',
    summary: 'Propose another content; it holds for no kiosk until another admin approves it.',
    params: profileParams,
    body: z.strictObject({
      content: kioskConfigSchema,
      /** The version that it changes; 0 for none. */
      basedOn: z.int().min(0),
      words: wordsSchema,
    }),
    response: configProfileDetailSchema,
  },
  'kiosk-profile.decide': {
    method: 'POST',
    path: '/v1/kiosk-profiles/:profileId/proposals/:proposalId/decision',
    access: 'admin',
    summary:
      'Approve what another admin proposed, which publishes it, or reject it. The only admin of a desk approves his own.',
    params: profileParams.extend({ proposalId: uuidSchema }),
    body: z.strictObject({ decision: z.enum(['approve', 'reject']) }),
    response: configProfileDetailSchema,
  },
  'kiosk-profile.return': {
    method: 'POST',
    path: '/v1/kiosk-profiles/:profileId/returns',
    access: 'admin',
    summary:
      'Publish the content of an earlier version as a new one, at once: it was approved when it was published.',
    params: profileParams,
    body: z.strictObject({ version: z.int().min(1), basedOn: z.int().min(1) }),
    response: configProfileDetailSchema,
  },
  'kiosk-profile.give': {
    method: 'PUT',
    path: '/v1/fleet/:kioskId/profile',
    access: 'admin',
    summary: 'Give a kiosk another profile, of which a version is published.',
    params: z.strictObject({ kioskId: uuidSchema }),
    body: z.strictObject({ profileId: uuidSchema }),
    response: configProfileDetailSchema,
  },
} as const satisfies RouteTable;
