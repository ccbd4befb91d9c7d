import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { releaseVersionSchema } from './release-version.ts';
import { largestPack, packNumberSchema } from './rolled-out.ts';

/** Machines that releases are made for. */
export const platformSchema = z.enum(['linux-x64', 'windows-x64']);
export type Platform = z.infer<typeof platformSchema>;

/** A key is named by the SHA-256 of its 32 bytes, so that one key cannot count as two. */
export const keyIdSchema = contentHashSchema;

/** The 32 bytes of an Ed25519 public key in base64url (RFC 8032, RFC 8037). */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

export const sha512Schema = z.string().regex(/^[0-9a-f]{128}$/u);

/** Bytes of the largest file of a release; today's are about 120 MB. */
export const largestRelease = 1024 * 1024 * 1024;

const countSchema = z.int().min(1);

const roleSchema = z
  .strictObject({
    keyIds: z
      .array(keyIdSchema)
      .min(1)
      .max(8)
      .refine((ids) => new Set(ids).size === ids.length, 'A key is named twice'),
    threshold: z.int().min(1).max(8),
  })
  .refine(({ keyIds, threshold }) => threshold <= keyIds.length, 'More signatures than keys');

/** Whose signatures count, for what. The only document that another of its kind replaces key by key. */
export const rootDocumentSchema = z.strictObject({
  type: z.literal('root'),
  version: countSchema,
  expiresAt: timestampSchema,
  keys: z
    .array(z.strictObject({ keyId: keyIdSchema, publicKey: publicKeySchema }))
    .min(1)
    .max(24),
  roles: z.strictObject({ root: roleSchema, targets: roleSchema, director: roleSchema }),
});
export type RootDocument = Readonly<z.infer<typeof rootDocumentSchema>>;
export type RoleName = keyof RootDocument['roles'];

/** The one file of a release. Its name is never a path. */
export const releaseFileSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/u),
  /** Bytes. */
  size: z.int().min(1).max(largestRelease),
  sha512: sha512Schema,
});
export type ReleaseFile = Readonly<z.infer<typeof releaseFileSchema>>;

/** One version for one platform: exactly one file, which needs no other. */
export const releaseSchema = z.strictObject({
  version: releaseVersionSchema,
  platform: platformSchema,
  file: releaseFileSchema,
  /** A kiosk below this version cannot take it. */
  installableFrom: releaseVersionSchema,
  /** A desk below this version cannot serve kiosks that run it. */
  deskFrom: releaseVersionSchema,
});
export type Release = Readonly<z.infer<typeof releaseSchema>>;

/** A reader pack (ADR 44): one small file of data. */
export const listedPackSchema = z.strictObject({
  number: packNumberSchema,
  madeAt: timestampSchema,
  file: releaseFileSchema.extend({ size: z.int().min(2).max(largestPack) }),
  /** The program of a kiosk below this version cannot read it. */
  readableFrom: releaseVersionSchema,
});
export type ListedPack = Readonly<z.infer<typeof listedPackSchema>>;

/** What may exist, signed by a key that is kept off every network. */
export const targetsDocumentSchema = z.strictObject({
  type: z.literal('targets'),
  version: countSchema,
  expiresAt: timestampSchema,
  releases: z
    .array(releaseSchema)
    .max(64)
    .refine(
      (all) => new Set(all.map((one) => `${one.version} ${one.platform}`)).size === all.length,
      'A release is listed twice',
    ),
  /** Absent while there are none: kiosks from before there were packs refuse a list that has them. */
  packs: z
    .array(listedPackSchema)
    .max(32)
    .refine(
      (all) => new Set(all.map(({ number }) => number)).size === all.length,
      'A pack is listed twice',
    )
    .optional(),
});
export type TargetsDocument = Readonly<z.infer<typeof targetsDocumentSchema>>;

/** What one kiosk is to do. Only `install` names content, and only content that targets lists counts. */
export const directiveSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('stay') }),
  z.strictObject({
    do: z.literal('install'),
    version: releaseVersionSchema,
    size: releaseFileSchema.shape.size,
    sha512: sha512Schema,
  }),
  /** Whoever runs this version goes back to the one that he kept. */
  z.strictObject({ do: z.literal('return'), from: releaseVersionSchema }),
]);
export type Directive = Readonly<z.infer<typeof directiveSchema>>;

/**
 * Which kiosk gets what, signed at the desk for one kiosk at a time. It pins root and targets as TUF's
 * snapshot does and dies soon as TUF's timestamp does, so that neither is needed beside it (ADR 35).
 */
export const directorDocumentSchema = z.strictObject({
  type: z.literal('director'),
  version: countSchema,
  kioskId: uuidSchema,
  signedAt: timestampSchema,
  expiresAt: timestampSchema,
  rootVersion: countSchema,
  targets: z.strictObject({ version: countSchema, sha512: sha512Schema }),
  directive: directiveSchema,
});
export type DirectorDocument = Readonly<z.infer<typeof directorDocumentSchema>>;

/** What the readers of one kiosk are to know. Only `use` names content, and only content that targets lists counts. */
export const packDirectiveSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('stay') }),
  z.strictObject({
    do: z.literal('use'),
    number: packNumberSchema,
    size: listedPackSchema.shape.file.shape.size,
    sha512: sha512Schema,
  }),
  /** Whoever uses this pack goes back to the one that he kept. */
  z.strictObject({ do: z.literal('return'), from: packNumberSchema }),
]);
export type PackDirective = Readonly<z.infer<typeof packDirectiveSchema>>;

/** Which reader pack one kiosk gets: as the director's word on releases, of a type of its own, so that neither is the other. */
export const packWordSchema = directorDocumentSchema
  .omit({ directive: true })
  .extend({ type: z.literal('reader-pack'), directive: packDirectiveSchema });
export type PackWord = Readonly<z.infer<typeof packWordSchema>>;

/** The most characters of one document; 64 releases need a tenth of it. */
export const longestDocument = 256 * 1024;

/**
 * A document and who signed it. The text itself is signed, as it stands: what was verified is what is
 * parsed, and no two programs need to agree on how JSON is written.
 */
export const envelopeSchema = z.strictObject({
  signed: z.string().max(longestDocument),
  signatures: z
    .array(
      z.strictObject({
        keyId: keyIdSchema,
        /** 64 bytes in base64url. */
        signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/u),
      }),
    )
    .max(8),
});
export type Envelope = Readonly<z.infer<typeof envelopeSchema>>;

/** Roots that a kiosk follows in one go; one that missed more asks again. */
export const mostRoots = 16;

/** All that a kiosk needs to know about its updates, or about its reader pack, in one answer of the desk. */
export const updateBundleSchema = z.strictObject({
  /** Every root after the one that the kiosk named, in order. */
  roots: z.array(envelopeSchema).max(mostRoots),
  targets: envelopeSchema,
  director: envelopeSchema,
});
export type UpdateBundle = Readonly<z.infer<typeof updateBundleSchema>>;

/** Bytes of a bundle that are read before it is refused unread. */
export const largestBundle = 2 * 1024 * 1024;
