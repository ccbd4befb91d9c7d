import { createHash } from 'node:crypto';
import type {
  Directive,
  DirectorDocument,
  Envelope,
  Release,
  RootDocument,
  TargetsDocument,
  UpdateBundle,
} from '../../shared/domain/release/documents.ts';
import {
  type SigningKey,
  envelopeOf,
  makeKey,
  sha512Of,
  signedBy,
} from '../../shared/release/sign.ts';
import { type Trusted, trustFrom } from '../../shared/release/trust.ts';

export const sampleNowMs = Date.parse('2026-11-29T10:00:00.000Z');
const hourMs = 60 * 60 * 1000;
export const inHours = (hours: number) => new Date(sampleNowMs + hours * hourMs).toISOString();

/** The keys of an organisation that releases: three for the root, one offline, one at the desk. */
export interface SampleKeys {
  readonly root: readonly [SigningKey, SigningKey, SigningKey];
  readonly targets: SigningKey;
  readonly director: SigningKey;
}

export function sampleKeys(): SampleKeys {
  return { root: [makeKey(), makeKey(), makeKey()], targets: makeKey(), director: makeKey() };
}

export function signed(document: object, ...keys: readonly SigningKey[]): Envelope {
  // A document is JSON by its schema; interfaces have no index signature of their own.
  return keys.reduce(signedBy, envelopeOf(document as Parameters<typeof envelopeOf>[0]));
}

/** Two of three for the root, one for the others. */
export function rootDocument(keys: SampleKeys, other: Partial<RootDocument> = {}): RootDocument {
  const all = [...keys.root, keys.targets, keys.director];
  return {
    type: 'root',
    version: 1,
    expiresAt: inHours(24 * 365),
    keys: all.map(({ keyId, publicKey }) => ({ keyId, publicKey })),
    roles: {
      root: { keyIds: keys.root.map(({ keyId }) => keyId), threshold: 2 },
      targets: { keyIds: [keys.targets.keyId], threshold: 1 },
      director: { keyIds: [keys.director.keyId], threshold: 1 },
    },
    ...other,
  };
}

export function rootEnvelope(keys: SampleKeys, other: Partial<RootDocument> = {}): Envelope {
  return signed(rootDocument(keys, other), keys.root[0], keys.root[1]);
}

export function trustedOf(keys: SampleKeys): Trusted {
  const trusted = trustFrom(rootEnvelope(keys));
  if (!trusted.ok) throw new Error(trusted.fault.detail);
  return trusted.value;
}

/** A release of this version whose one file holds these bytes. */
export function releaseOf(
  version: string,
  content: Uint8Array,
  other: Partial<Release> = {},
): Release {
  return {
    version,
    platform: 'linux-x64',
    file: {
      name: `balie-${version}.AppImage`,
      size: content.length,
      sha512: createHash('sha512').update(content).digest('hex'),
    },
    installableFrom: '0.1.0',
    deskFrom: '0.1.0',
    ...other,
  };
}

export function targetsDocument(
  releases: readonly Release[],
  other: Partial<TargetsDocument> = {},
): TargetsDocument {
  return {
    type: 'targets',
    version: 1,
    expiresAt: inHours(24 * 90),
    releases: [...releases],
    ...other,
  };
}

export function installOf({ version, file }: Release): Directive {
  return { do: 'install', version, size: file.size, sha512: file.sha512 };
}

export function directorDocument(
  kioskId: string,
  targets: Envelope,
  directive: Directive,
  other: Partial<DirectorDocument> = {},
): DirectorDocument {
  return {
    type: 'director',
    version: 1,
    kioskId,
    signedAt: inHours(0),
    expiresAt: inHours(24),
    rootVersion: 1,
    targets: { version: 1, sha512: sha512Of(targets.signed) },
    directive,
    ...other,
  };
}

/** A whole and honest answer: this kiosk is to install this release. */
export function bundleOf(
  keys: SampleKeys,
  kioskId: string,
  release: Release,
  other: {
    readonly targets?: Partial<TargetsDocument>;
    readonly director?: Partial<DirectorDocument>;
  } = {},
): UpdateBundle {
  const targets = signed(targetsDocument([release], other.targets), keys.targets);
  const version = other.targets?.version ?? 1;
  const director = directorDocument(kioskId, targets, installOf(release), {
    targets: { version, sha512: sha512Of(targets.signed) },
    ...other.director,
  });
  return { roots: [], targets, director: signed(director, keys.director) };
}
