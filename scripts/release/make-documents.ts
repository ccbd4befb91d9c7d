import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import {
  type Envelope,
  type Platform,
  type Release,
  type RootDocument,
  type TargetsDocument,
  releaseSchema,
  rootDocumentSchema,
  targetsDocumentSchema,
} from '../../shared/domain/release/documents.ts';
import { keyIdOf } from '../../shared/release/sign.ts';
import { parsedDocument } from '../../shared/release/verify.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface RootWish {
  readonly rootKeys: readonly string[];
  readonly threshold: number;
  readonly targetsKey: string;
  readonly directorKey: string;
  readonly days: number;
  /** The root that this one follows; null for the first. */
  readonly before: Envelope | null;
}

/** The next root, which nobody has signed yet. Throws what is wrong with it. */
export function nextRoot(wish: RootWish, nowMs: number): RootDocument {
  const before = wish.before === null ? null : documentOf(wish.before, rootDocumentSchema);
  const all = [...new Set([...wish.rootKeys, wish.targetsKey, wish.directorKey])];
  return rootDocumentSchema.parse({
    type: 'root',
    version: (before?.version ?? 0) + 1,
    expiresAt: expiry(nowMs, wish.days),
    keys: all.map((publicKey) => ({ keyId: keyIdOf(publicKey), publicKey })),
    roles: {
      root: { keyIds: wish.rootKeys.map(keyIdOf), threshold: wish.threshold },
      targets: { keyIds: [keyIdOf(wish.targetsKey)], threshold: 1 },
      director: { keyIds: [keyIdOf(wish.directorKey)], threshold: 1 },
    },
  });
}

export interface TargetsWish {
  /** The list that this one follows; null for the first. */
  readonly before: Envelope | null;
  readonly added: readonly Release[];
  /** Versions that may no longer exist. */
  readonly removed: readonly string[];
  readonly days: number;
}

/** The next list of releases. Throws when a version would get another content than it had. */
export function nextTargets(wish: TargetsWish, nowMs: number): TargetsDocument {
  const before = wish.before === null ? null : documentOf(wish.before, targetsDocumentSchema);
  const kept = (before?.releases ?? []).filter(({ version }) => !wish.removed.includes(version));
  return targetsDocumentSchema.parse({
    type: 'targets',
    version: (before?.version ?? 0) + 1,
    expiresAt: expiry(nowMs, wish.days),
    releases: [...kept, ...wish.added],
  });
}

/** A release of what electron-builder made. */
export async function releaseOfFile(
  file: string,
  wish: {
    readonly version: string;
    readonly platform: Platform;
    readonly installableFrom: string;
    readonly deskFrom: string;
  },
): Promise<Release> {
  const hash = createHash('sha512');
  const chunks: AsyncIterable<Uint8Array> = createReadStream(file);
  for await (const chunk of chunks) hash.update(chunk);
  return releaseSchema.parse({
    ...wish,
    file: {
      // electron-builder puts spaces into the names that it makes for Windows.
      name: basename(file).replaceAll(' ', '-'),
      size: (await stat(file)).size,
      sha512: hash.digest('hex'),
    },
  });
}

function documentOf<S extends z.ZodType>(envelope: Envelope, schema: S): z.output<S> {
  const parsed = parsedDocument(envelope, schema);
  if (!parsed.ok) throw new Error(parsed.fault.detail);
  return parsed.value;
}

function expiry(nowMs: number, days: number): string {
  return new Date(nowMs + z.number().int().min(1).max(1100).parse(days) * dayMs).toISOString();
}
