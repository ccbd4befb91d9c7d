import { randomInt } from 'node:crypto';
import { join as joinPath } from 'node:path';
import { z } from 'zod';
import { builtInPack } from '../devices/pack/built-in-pack.ts';
import manifest from '../package.json' with { type: 'json' };
import type { Clock } from '../shared/base/clock.ts';
import type { Fault } from '../shared/base/fault.ts';
import { type Result, err, ok } from '../shared/base/result.ts';
import { packName } from '../shared/domain/release/rolled-out.ts';
import { ProvenConfigurations } from './config/proven-configuration.ts';
import { type Join, readJoinFile } from './config/join-file.ts';
import type { Locations } from './config/locations.ts';
import type { KioskOptions } from './config/options.ts';
import { type KioskSettings, readSettings } from './config/settings.ts';
import { type Fetch, noDesk } from './desk/desk-client.ts';
import { Enrolment } from './enrol/enrolment.ts';
import { KeyFile, type KeySeal } from './enrol/key-file.ts';
import { deskTime } from './enrol/key-proof.ts';
import type { FleetParts } from './fleet/fleet-parts.ts';
import { thisMachine } from './fleet/machine.ts';
import { type Kiosk, createKiosk } from './kiosk.ts';
import { type KeptLines, keptLines } from './log/kept-lines.ts';
import type { Log } from './log/log.ts';
import type { StartReaderProcess } from './reader-link/reader-process.ts';
import { usbSysfs } from './reader/sysfs.ts';
import { PackShelf } from './reader-pack/pack-shelf.ts';
import { ReaderPacks } from './reader-pack/reader-packs.ts';
import type { ReaderLink } from './reader-link/reader-link.ts';
import { SupervisedReader } from './reader-link/supervised-reader.ts';
import { makeSession } from './shell/browser/access.ts';
import { slipDrawer } from './slip/draw-slip.ts';
import { ippPrinter } from './slip/ipp-printer.ts';
import type { SlipPrinter } from './slip/slip-printer.ts';
import { loadSlipTexts } from './slip/slip-texts.ts';
import { VisitStore } from './store/visit-store.ts';
import { openKioskDatabase } from './store/open-kiosk-database.ts';
import { SettingStore } from './store/setting-store.ts';
import { systemTimer } from './timing/timer.ts';
import type { Installer } from './update/installer.ts';
import { wallTime } from './update/maintenance-window.ts';
import { type PackSource, deskSource } from './update/update-source.ts';
import { configurationTrust, keptTrust, packTrust } from './update/update-trust.ts';
import { Updates } from './update/updates.ts';
import { VersionCounter } from './update/version-counter.ts';
import type { BadgeReader } from './visit/badge-reader.ts';

/** What differs between the product and the lab, and between the shells. */
export interface AssemblyParts {
  readonly options: KioskOptions;
  readonly locations: Locations;
  readonly shell: 'electron' | 'browser';
  readonly simulated: boolean;
  readonly clock: Clock;
  readonly startReader: StartReaderProcess;
  readonly fetch: Fetch;
  readonly badgeReader: BadgeReader | null;
  /** The keyring of the system, which only Electron reaches; null keeps the key in a file of its owner. */
  readonly seal: KeySeal | null;
  readonly log: Log;
}

/** A kiosk with everything it holds open. */
export interface Assembly {
  readonly kiosk: Kiosk;
  readonly settings: KioskSettings;
  readonly version: string;
  /** Secret of the browser shell's cookie; the same after a restart. */
  readonly session: string;
  /** Begins to ask the desk for other versions, when this kiosk has a desk and is to be updated. */
  readonly startUpdates: (installer: Installer) => void;
  /** Stops the kiosk, then closes its file. */
  stop(): Promise<void>;
}

const printTimeoutMs = 4000;
const sessionName = 'browser-session';
const sessionSchema = z.string().min(40).max(60);

/** The half that both composition roots share: reads files, opens the store, puts the kiosk together. */
export async function assembleKiosk(parts: AssemblyParts): Promise<Result<Assembly, Fault>> {
  const { options, log } = parts;
  const settings = await readSettings(options.settingsFile);
  if (!settings.ok) return settings;
  const join = await readJoinFile(options.joinFile);
  if (!join.ok) return join;
  const database = await openKioskDatabase(options.data);
  if (!database.ok) return database;
  const session = await keptSession(new SettingStore(database.value));
  if (!session.ok) {
    await database.value.close();
    return session;
  }
  if (join.value === null) log.warn('This kiosk knows no desk; visits wait in its outbox');
  const { printerUri } = settings.value;
  const lines = keptLines(parts.log, parts.clock);
  const reader = new SupervisedReader({
    startProcess: parts.startReader,
    timer: systemTimer,
    random: Math.random,
    log,
  });
  const visits = new VisitStore(database.value);
  const wasVisited = await visits.isVisited();
  const own = {
    join: join.value,
    rootFile: settings.value.updates?.rootFile ?? null,
    store: new SettingStore(database.value),
    reader,
    isVisited: async () => {
      const visited = await visits.isVisited();
      // A store that does not answer is no reason to change anything under somebody's hands.
      return !visited.ok || visited.value;
    },
    packCounter: new VersionCounter(
      new SettingStore(database.value),
      packName(builtInPack.number),
      parts.clock,
      'pack-tally',
    ),
  };
  let updates: Updates | null = null;
  const askForUpdate = () => {
    updates?.askNow();
    fleet?.packs?.askNow();
    return updates !== null || fleet?.packs != null;
  };
  const fleet: FleetParts | null =
    own.join === null ? null : fleetOf(parts, lines, { ...own, join: own.join }, askForUpdate);
  const counter = new VersionCounter(
    new SettingStore(database.value),
    manifest.version,
    parts.clock,
  );
  await counter.begin(wasVisited.ok && wasVisited.value);
  const kiosk = createKiosk({
    clock: parts.clock,
    timer: systemTimer,
    random: Math.random,
    randomInt: (max) => randomInt(max),
    log: lines,
    version: manifest.version,
    shell: parts.shell,
    simulated: parts.simulated,
    settings: settings.value,
    androidDebugging: options.androidDebugging,
    database: database.value,
    desk: fleet?.enrolment ?? noDesk,
    fleet,
    fallbackPrefix: join.value?.codePrefix ?? 'K',
    reader,
    drawSlip: slipDrawer(await loadSlipTexts(parts.locations.assets)),
    slipPrinter: printerUri === null ? null : printerAt(printerUri),
    printerAt,
    badgeReader: parts.badgeReader,
  });
  return ok({
    kiosk: own.packCounter.counted(counter.counted(kiosk)),
    settings: settings.value,
    version: manifest.version,
    session: session.value,
    startUpdates(installer) {
      const { updates: wanted } = settings.value;
      if (wanted === null || fleet === null || join.value === null) return;
      const { enrolment } = fleet;
      updates = new Updates({
        clock: parts.clock,
        timer: systemTimer,
        random: Math.random,
        log,
        machine: {
          platform: process.platform === 'win32' ? 'windows-x64' : 'linux-x64',
          version: manifest.version,
        },
        kioskId: () => enrolment.kioskId,
        source: deskSource(
          { deskUrl: join.value.deskUrl, proof: enrolment.proof, fetch: parts.fetch },
          systemTimer,
        ),
        desk: enrolment,
        trust: keptTrust(new SettingStore(database.value), wanted.rootFile),
        installer,
        folder: joinPath(options.data, 'kiosk', 'updates'),
        window: () => kiosk.config().maintenanceWindow,
        wallTime,
        isVisited: own.isVisited,
        tally: () => Promise.resolve(counter.tally),
      });
      updates.start();
    },
    async stop() {
      updates?.stop();
      await kiosk.stop();
      await database.value.close();
    },
  });
}

function printerAt(uri: string): SlipPrinter {
  return ippPrinter({ uri, timeoutMs: printTimeoutMs });
}

/** What a kiosk knows of its desk by itself. */
interface Own {
  readonly join: Join;
  readonly rootFile: string | null;
  readonly store: SettingStore;
  readonly reader: ReaderLink;
  /** Whether somebody stands at the kiosk. */
  readonly isVisited: () => Promise<boolean>;
  /** Counts how the reader pack in force does. */
  readonly packCounter: VersionCounter;
}

/** The kiosk as one of the fleet of its desk. */
function fleetOf(
  parts: AssemblyParts,
  lines: KeptLines,
  own: Own,
  askForUpdate: FleetParts['askForUpdate'],
): FleetParts {
  const { options, clock, fetch } = parts;
  const { join, rootFile, store } = own;
  const time = deskTime(clock);
  const keyFile = new KeyFile(joinPath(options.data, 'kiosk', 'key.json'), parts.seal);
  const enrolment = new Enrolment({
    ...{ clock, fetch, time, keyFile },
    deskUrl: join.deskUrl,
    ticket: join.token ?? null,
    timer: systemTimer,
    random: Math.random,
    version: manifest.version,
    log: lines,
  });
  const source = deskSource({ deskUrl: join.deskUrl, proof: enrolment.proof, fetch }, systemTimer);
  return {
    enrolment,
    packs: rootFile === null ? null : packsOf(parts, enrolment, source, { ...own, rootFile }),
    proven: new ProvenConfigurations({
      clock,
      source,
      trustOf: (kioskId) => configurationTrust(store, rootFile, kioskId),
    }),
    machine: thisMachine(options.data, usbSysfs),
    lines,
    skewMs: time.skewMs,
    // As when the system asks for it: everything is finished, and whoever keeps it running starts it again.
    restart: () => void process.emit('SIGTERM'),
    askForUpdate,
  };
}

/** The reader packs of a kiosk that was given a root of update keys; no other believes any. */
function packsOf(
  { options, clock, log }: AssemblyParts,
  enrolment: Enrolment,
  source: PackSource,
  { store, rootFile, reader, isVisited, packCounter }: Own & { readonly rootFile: string },
): ReaderPacks {
  const folder = joinPath(options.data, 'kiosk', 'packs');
  return new ReaderPacks({
    clock,
    timer: systemTimer,
    random: Math.random,
    log,
    version: manifest.version,
    kioskId: () => enrolment.kioskId,
    source,
    desk: enrolment,
    trust: packTrust(store, rootFile),
    shelf: new PackShelf(store, joinPath(folder, 'kept'), builtInPack),
    folder: joinPath(folder, 'incoming'),
    reader,
    isVisited,
    counter: packCounter,
  });
}

async function keptSession(settings: SettingStore): Promise<Result<string, Fault>> {
  const kept = await settings.get(sessionName, sessionSchema);
  if (!kept.ok) return kept;
  if (kept.value !== null) return ok(kept.value);
  const session = makeSession();
  const saved = await settings.keep(sessionName, session);
  return saved.ok ? ok(session) : err(saved.fault);
}
