import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import {
  type Envelope,
  type ListedPack,
  type Platform,
  type Release,
  type ReleaseFile,
  type RootDocument,
  type TargetsDocument,
  listedPackSchema,
  releaseSchema,
  rootDocumentSchema,
  targetsDocumentSchema,
} from '../../shared/domain/release/documents.ts';
import { parseReaderPack } from '../../shared/domain/reader-pack.ts';
import { packName } from '../../shared/domain/release/rolled-out.ts';
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
  readonly addedPacks: readonly ListedPack[];
  /** Versions, and packs by their names (`readers-12`), that may no longer exist. */
  readonly removed: readonly string[];
  readonly days: number;
}

/** The next list of releases and packs. Throws when one would get another content than it had. */
export function nextTargets(wish: TargetsWish, nowMs: number): TargetsDocument {
  const before = wish.before === null ? null : documentOf(wish.before, targetsDocumentSchema);
  const kept = (before?.releases ?? []).filter(({ version }) => !wish.removed.includes(version));
  const keptPacks = (before?.packs ?? []).filter(
    ({ number }) => !wish.removed.includes(packName(number)),
  );
  const packs = [...keptPacks, ...wish.addedPacks];
  return targetsDocumentSchema.parse({
    type: 'targets',
    version: (before?.version ?? 0) + 1,
    expiresAt: expiry(nowMs, wish.days),
    releases: [...kept, ...wish.added],
    ...(packs.length === 0 ? {} : { packs }),
  });
}

/** What is written into the file of a pack: the draft with its number and moment. Throws what is wrong with it. */
export function packText(draft: object, number: number, nowMs: number): string {
  const madeAt = new Date(nowMs).toISOString();
  const text = `${JSON.stringify({ ...draft, type: 'reader-pack', number, madeAt }, null, 2)}\n`;
  const pack = parseReaderPack(text);
  if (!pack.ok) throw new Error(pack.fault.detail);
  return text;
}

/** A pack that `packText` made. */
export async function packOfFile(file: string, readableFrom: string): Promise<ListedPack> {
  const pack = parseReaderPack(await readFile(file, 'utf8'));
  if (!pack.ok) throw new Error(pack.fault.detail);
  const { number, madeAt } = pack.value;
  return listedPackSchema.parse({ number, madeAt, readableFrom, file: await fileIn(file) });
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
  return releaseSchema.parse({ ...wish, file: await fileIn(file) });
}

async function fileIn(file: string): Promise<ReleaseFile> {
  const hash = createHash('sha512');
  const chunks: AsyncIterable<Uint8Array> = createReadStream(file);
  for await (const chunk of chunks) hash.update(chunk);
  return {
    // electron-builder puts spaces into the names that it makes for Windows.
    name: basename(file).replaceAll(' ', '-'),
    size: (await stat(file)).size,
    sha512: hash.digest('hex'),
  };
}

function documentOf<S extends z.ZodType>(envelope: Envelope, schema: S): z.output<S> {
  const parsed = parsedDocument(envelope, schema);
  if (!parsed.ok) throw new Error(parsed.fault.detail);
  return parsed.value;
}

function expiry(nowMs: number, days: number): string {
  return new Date(nowMs + z.number().int().min(1).max(1100).parse(days) * dayMs).toISOString();
}
