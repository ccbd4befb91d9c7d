import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInPack } from '../../devices/pack/built-in-pack.ts';
import { type Proof, createDeskClient, ticketProof } from '../../main/desk/desk-client.ts';
import { silentLog } from '../../main/log/log.ts';
import { PackShelf } from '../../main/reader-pack/pack-shelf.ts';
import type { ReaderPacksParts } from '../../main/reader-pack/reader-packs-parts.ts';
import { ReaderPacks } from '../../main/reader-pack/reader-packs.ts';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import { SettingStore } from '../../main/store/setting-store.ts';
import { type Timer, systemTimer } from '../../main/timing/timer.ts';
import { type SourcePace, deskSource } from '../../main/update/update-source.ts';
import { packTrust } from '../../main/update/update-trust.ts';
import { VersionCounter } from '../../main/update/version-counter.ts';
import type { Envelope } from '../../shared/domain/release/documents.ts';
import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import { ok } from '../../shared/base/result.ts';
import { quickPace } from './update-kiosk.ts';

/** What a kiosk of a test may have otherwise. */
export interface PackKioskOptions {
  readonly url: string;
  readonly kioskId: string;
  readonly root: Envelope;
  readonly nowMs: () => number;
  readonly proof?: Proof;
  /** The number of the pack that its program came with. */
  readonly builtIn?: number;
  readonly timer?: Timer;
  readonly isVisited?: () => boolean;
  readonly pace?: SourcePace;
  /** In place of one that takes everything and never dies. */
  readonly reader?: ReaderPacksParts['reader'];
}

/** The part of a kiosk that gives its reader packs; everything real but the reader, unless one is given. */
export interface PackKiosk {
  /** As it is now; another one after `restart`. */
  packs(): ReaderPacks;
  /** What the reader was given, in order; null for what is built in. */
  readonly given: (ReaderPack | null)[];
  /** The reader ends by itself. */
  readerDies(): void;
  restart(): Promise<void>;
  downloaded(): Promise<string[]>;
  /** Where its files lie. */
  readonly folder: string;
  stop(): Promise<void>;
}

export async function packKiosk(options: PackKioskOptions): Promise<PackKiosk> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-pack-'));
  const rootFile = join(folder, 'update-root.json');
  await writeFile(rootFile, JSON.stringify(options.root));
  const opened = await openKioskDatabase(folder);
  if (!opened.ok) throw new Error(opened.fault.detail);
  const store = new SettingStore(opened.value);
  const clock = { nowMs: options.nowMs };
  const proof = options.proof ?? ticketProof('a token of a kiosk that is long enough');
  const desk = { deskUrl: options.url, proof, fetch: globalThis.fetch };
  const incoming = join(folder, 'incoming');
  const given: (ReaderPack | null)[] = [];
  let died = () => undefined as void;
  const reader: ReaderPacksParts['reader'] = options.reader ?? {
    usePack: (pack) => {
      given.push(pack);
      return Promise.resolve(ok({}));
    },
    onDeath: (listener) => {
      died = listener;
      return () => undefined;
    },
  };
  const builtIn = { ...builtInPack, number: options.builtIn ?? builtInPack.number };
  const started = async () => {
    const packs = new ReaderPacks({
      clock,
      timer: options.timer ?? systemTimer,
      random: () => 0.5,
      log: silentLog,
      version: '0.1.0',
      kioskId: () => options.kioskId,
      source: deskSource(desk, systemTimer, options.pace ?? quickPace),
      desk: createDeskClient(desk),
      trust: packTrust(store, rootFile),
      shelf: new PackShelf(store, join(folder, 'kept'), builtIn),
      folder: incoming,
      reader,
      isVisited: () => Promise.resolve(options.isVisited?.() ?? false),
      counter: new VersionCounter(store, 'readers-1', clock, 'pack-tally'),
    });
    await packs.start();
    return packs;
  };
  let packs = await started();
  return {
    packs: () => packs,
    given,
    folder,
    readerDies: () => died(),
    downloaded: () => readdir(incoming),
    restart: async () => {
      await packs.stop();
      packs = await started();
    },
    stop: async () => {
      await packs.stop();
      await opened.value.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a look came to: what was done, or the code of why not. */
export async function lookedAt(kiosk: Pick<PackKiosk, 'packs'>): Promise<string> {
  const looked = await kiosk.packs().look();
  return looked.ok ? looked.value : looked.fault.code;
}
