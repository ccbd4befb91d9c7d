import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '../../shared/domain/release/documents.ts';
import { emptyTally } from '../../shared/domain/release/gate.ts';
import { type DeskClient, type Proof, createDeskClient } from '../../main/desk/desk-client.ts';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import { SettingStore } from '../../main/store/setting-store.ts';
import { type Timer, systemTimer } from '../../main/timing/timer.ts';
import { type Installer, slotInstaller } from '../../main/update/installer.ts';
import { Slots } from '../../main/update/slots.ts';
import { type SourcePace, deskSource } from '../../main/update/update-source.ts';
import { keptTrust } from '../../main/update/update-trust.ts';
import { Updates } from '../../main/update/updates.ts';
import { writeSlot } from './write-slot.ts';

/** What a kiosk of a test may have otherwise. */
export interface UpdateKioskOptions {
  readonly url: string;
  readonly proof: Proof;
  readonly kioskId: string;
  readonly root: Envelope;
  readonly nowMs: () => number;
  readonly version?: string;
  /** The version in its other slot. */
  readonly previous?: string;
  readonly pace?: SourcePace;
  readonly isVisited?: () => boolean;
  readonly wallTime?: () => string;
  readonly timer?: Timer;
  /** In place of writing it to the other slot. */
  readonly install?: Installer['install'];
  /** Who hears the reports; else the desk at `url`. */
  readonly desk?: Pick<DeskClient, 'call'>;
}

/** The part of a kiosk that updates it: everything real but the program that would be started anew. */
export interface UpdateKiosk {
  readonly updates: Updates;
  readonly slots: Slots;
  readonly downloads: string;
  /** How often it ended itself for another version. */
  restarts(): number;
  /** The content of what would be started now. */
  program(): Promise<string>;
  stop(): Promise<void>;
}

export const quickPace: SourcePace = { leastBytes: 1000, everyMs: 200 };

/** Starts with version 0.1.0 in its first slot, unless told otherwise. */
export async function updateKiosk(options: UpdateKioskOptions): Promise<UpdateKiosk> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-update-'));
  const rootFile = join(folder, 'update-root.json');
  await writeFile(rootFile, JSON.stringify(options.root));
  const opened = await openKioskDatabase(folder);
  if (!opened.ok) throw new Error(opened.fault.detail);
  const slots = new Slots(join(folder, 'slots'));
  const version = options.version ?? '0.1.0';
  await writeSlot(slots, 'a', version, Buffer.from(`version ${version}`));
  if (options.previous !== undefined) {
    await writeSlot(slots, 'b', options.previous, Buffer.from(`version ${options.previous}`));
  }
  let restarts = 0;
  const downloads = join(folder, 'downloads');
  const desk = { deskUrl: options.url, proof: options.proof, fetch: globalThis.fetch };
  const updates = new Updates({
    clock: { nowMs: options.nowMs },
    timer: options.timer ?? systemTimer,
    random: () => 0.5,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    machine: { platform: 'linux-x64', version },
    kioskId: () => options.kioskId,
    source: deskSource(desk, systemTimer, options.pace ?? quickPace),
    desk: options.desk ?? createDeskClient(desk),
    trust: keptTrust(new SettingStore(opened.value), rootFile),
    installer: {
      ...slotInstaller(slots, () => {
        restarts += 1;
      }),
      ...(options.install && { install: options.install }),
    },
    folder: downloads,
    window: () => ({ from: '20:00', until: '06:00' }),
    wallTime: options.wallTime ?? (() => '23:00'),
    isVisited: () => Promise.resolve(options.isVisited?.() ?? false),
    tally: () => Promise.resolve(emptyTally),
  });
  return {
    updates,
    slots,
    downloads,
    restarts: () => restarts,
    program: async () => readFile(slots.programOf((await slots.marker()).slot), 'utf8'),
    stop: async () => {
      updates.stop();
      await opened.value.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a look came to: what was done, or the code of why not. */
export async function outcomeOf({ updates }: Pick<UpdateKiosk, 'updates'>): Promise<string> {
  const looked = await updates.look();
  return looked.ok ? looked.value : looked.fault.code;
}
