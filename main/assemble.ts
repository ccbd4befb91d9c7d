import { randomInt } from 'node:crypto';
import { join as joinPath } from 'node:path';
import { z } from 'zod';
import manifest from '../package.json' with { type: 'json' };
import type { Clock } from '../shared/base/clock.ts';
import type { Fault } from '../shared/base/fault.ts';
import { type Result, err, ok } from '../shared/base/result.ts';
import { readJoinFile } from './config/join-file.ts';
import type { Locations } from './config/locations.ts';
import type { KioskOptions } from './config/options.ts';
import { type KioskSettings, readSettings } from './config/settings.ts';
import { type Fetch, createDeskClient, noDesk } from './desk/desk-client.ts';
import { type Kiosk, createKiosk } from './kiosk.ts';
import type { Log } from './log/log.ts';
import type { StartReaderProcess } from './reader-link/reader-process.ts';
import { SupervisedReader } from './reader-link/supervised-reader.ts';
import { makeSession } from './shell/browser/access.ts';
import { slipDrawer } from './slip/draw-slip.ts';
import { ippPrinter } from './slip/ipp-printer.ts';
import { loadSlipTexts } from './slip/slip-texts.ts';
import { VisitStore } from './store/visit-store.ts';
import { openKioskDatabase } from './store/open-kiosk-database.ts';
import { SettingStore } from './store/setting-store.ts';
import { systemTimer } from './timing/timer.ts';
import type { Installer } from './update/installer.ts';
import { wallTime } from './update/maintenance-window.ts';
import { deskSource } from './update/update-source.ts';
import { keptTrust } from './update/update-trust.ts';
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
  if (join.value === null) log.warn('This kiosk has joined no desk; visits wait in its outbox');
  const { printerUri } = settings.value;
  const counter = new VersionCounter(
    new SettingStore(database.value),
    manifest.version,
    parts.clock,
  );
  const visits = new VisitStore(database.value);
  const wasVisited = await visits.isVisited();
  await counter.begin(wasVisited.ok && wasVisited.value);
  const desk =
    join.value === null
      ? null
      : { deskUrl: join.value.deskUrl, token: join.value.token, fetch: parts.fetch };
  const client = desk === null ? noDesk : createDeskClient(desk);
  const kiosk = createKiosk({
    clock: parts.clock,
    timer: systemTimer,
    random: Math.random,
    randomInt: (max) => randomInt(max),
    log,
    version: manifest.version,
    shell: parts.shell,
    simulated: parts.simulated,
    settings: settings.value,
    androidDebugging: options.androidDebugging,
    database: database.value,
    desk: client,
    fallbackPrefix: join.value?.codePrefix ?? 'K',
    reader: new SupervisedReader({
      startProcess: parts.startReader,
      timer: systemTimer,
      random: Math.random,
      log,
    }),
    drawSlip: slipDrawer(await loadSlipTexts(parts.locations.assets)),
    slipPrinter:
      printerUri === null ? null : ippPrinter({ uri: printerUri, timeoutMs: printTimeoutMs }),
    badgeReader: parts.badgeReader,
  });
  let updates: Updates | null = null;
  return ok({
    kiosk: counter.counted(kiosk),
    settings: settings.value,
    version: manifest.version,
    session: session.value,
    startUpdates(installer) {
      const { updates: wanted } = settings.value;
      if (wanted === null || desk === null || join.value === null) return;
      updates = new Updates({
        clock: parts.clock,
        timer: systemTimer,
        random: Math.random,
        log,
        subject: {
          kioskId: join.value.kioskId,
          platform: process.platform === 'win32' ? 'windows-x64' : 'linux-x64',
          version: manifest.version,
        },
        source: deskSource(desk, systemTimer),
        desk: client,
        trust: keptTrust(new SettingStore(database.value), wanted.rootFile),
        installer,
        folder: joinPath(options.data, 'kiosk', 'updates'),
        window: wanted.window,
        wallTime,
        isVisited: async () => {
          const visited = await visits.isVisited();
          // A store that does not answer is no reason to restart under somebody's hands.
          return !visited.ok || visited.value;
        },
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

async function keptSession(settings: SettingStore): Promise<Result<string, Fault>> {
  const kept = await settings.get(sessionName, sessionSchema);
  if (!kept.ok) return kept;
  if (kept.value !== null) return ok(kept.value);
  const session = makeSession();
  const saved = await settings.keep(sessionName, session);
  return saved.ok ? ok(session) : err(saved.fault);
}
