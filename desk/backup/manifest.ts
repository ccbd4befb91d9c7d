import { z } from 'zod';
import { timestampSchema } from '../../shared/base/identifier.ts';

/** The file of a backup that says what it consists of; it is written last. */
export const manifestFile = 'manifest.json';

/** Folders of a data folder whose files belong to a backup. Releases do not: ADR 38. */
export const backedUpFolders = ['attachments', 'ticket-files'] as const;
/** Keys in the data folder: without them kiosks would not believe a restored desk. */
export const backedUpKeys = ['update-director.key'] as const;

/** A file of a backup; its path cannot lead out of the folder. */
const backedUpFileSchema = z.strictObject({
  path: z
    .string()
    .max(200)
    .regex(/^(?:(?:attachments|ticket-files)\/[\w.-]+|[\w-]+\.(?:sqlite|key))$/u)
    .refine((path) => !path.endsWith('/..') && !path.endsWith('/.')),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type BackedUpFile = z.infer<typeof backedUpFileSchema>;

const totalsSchema = z.strictObject({ files: z.int().min(1), bytes: z.int().min(0) });

/** What a backup consists of. A later format has another number. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  madeAt: timestampSchema,
  totals: totalsSchema,
  files: z.array(backedUpFileSchema).min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The part of a manifest that a list of backups needs. */
export const manifestHeadSchema = z.object({
  format: z.literal(1),
  madeAt: timestampSchema,
  totals: totalsSchema,
});

/** What a backup is called until it is whole, and again when it goes. */
export const unfinished = '.part';
