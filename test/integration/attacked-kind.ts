import type {
  DirectorDocument,
  Envelope,
  TargetsDocument,
  UpdateBundle,
} from '../../shared/domain/release/documents.ts';
import { sha512Of } from '../../shared/release/sign.ts';
import { type HostileFeed, hostileFeed } from './hostile-feed.ts';
import { type SampleKeys, rootEnvelope, sampleKeys, signed } from './release-samples.ts';

/** A kiosk in the hands of a hostile feed. */
export interface Attacked {
  /** One question to the feed: what was done, or the code of why not. */
  outcome(): Promise<string>;
  /** The number of what it uses now. */
  has(): Promise<number>;
  /** How often it began to use something else. */
  changes(): number;
  /** Names of files that it keeps of its downloads. */
  downloaded(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Something that the offline key lists and the director gives to a kiosk: a release, or a reader pack. */
export interface AttackedKind {
  readonly name: string;
  /** What an honest offer comes to. */
  readonly takes: string;
  /** An honest content under the number `offered`, longer than 150 kB, and another one of the same length. */
  readonly content: Buffer;
  readonly evil: Buffer;
  listed(number: number, content: Uint8Array): object;
  list(listed: readonly object[], other?: Partial<TargetsDocument>): object;
  directive(listed: object): object;
  word(
    kioskId: string,
    targets: Envelope,
    directive: object,
    other?: Partial<DirectorDocument>,
  ): object;
  /** A kiosk that uses the number `running`. */
  start(options: {
    readonly url: string;
    readonly kioskId: string;
    readonly root: Envelope;
    readonly nowMs: () => number;
  }): Promise<Attacked>;
}

export const kioskId = '01940000-0000-7000-8000-000000000001';
export const otherKiosk = '01940000-0000-7000-8000-000000000002';
export const running = 5;
export const offered = 6;
export const older = 4;
export const newer = 7;

export const keys = sampleKeys();

/** What an offer may have otherwise. */
export interface OfferOptions {
  readonly keys?: SampleKeys;
  readonly kioskId?: string;
  readonly targets?: Partial<TargetsDocument>;
  readonly director?: Partial<DirectorDocument> | { readonly directive: { readonly do: 'stay' } };
}

/** A whole and honest answer: this kiosk is to take this content under that number. */
export function offerOf(
  kind: AttackedKind,
  number: number,
  content: Uint8Array,
  other: OfferOptions = {},
): UpdateBundle {
  const by = other.keys ?? keys;
  const listed = kind.listed(number, content);
  const targets = signed(kind.list([listed], other.targets), by.targets);
  const word = kind.word(other.kioskId ?? kioskId, targets, kind.directive(listed), {
    targets: { version: other.targets?.version ?? 1, sha512: sha512Of(targets.signed) },
    ...other.director,
  });
  return { roots: [], targets, director: signed(word, by.director) };
}

/** A kiosk that asks a hostile feed. */
export async function underAttack(
  kind: AttackedKind,
  nowMs: () => number,
): Promise<{
  readonly feed: HostileFeed;
  readonly kiosk: Attacked;
  readonly stop: () => Promise<void>;
}> {
  const feed = await hostileFeed();
  const kiosk = await kind.start({ url: feed.url, kioskId, root: rootEnvelope(keys), nowMs });
  const stop = async () => {
    await kiosk.stop();
    await feed.stop();
  };
  return { feed, kiosk, stop };
}
