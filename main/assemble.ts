import { randomInt } from 'node:crypto';
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
import { openKioskDatabase } from './store/open-kiosk-database.ts';
import { SettingStore } from './store/setting-store.ts';
import { systemTimer } from './timing/timer.ts';
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
    desk:
      join.value === null
        ? noDesk
        : createDeskClient({
            deskUrl: join.value.deskUrl,
            token: join.value.token,
            fetch: parts.fetch,
          }),
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
  return ok({
    kiosk,
    settings: settings.value,
    version: manifest.version,
    session: session.value,
    async stop() {
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
