import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type FirstSignIn, ensureFirstAdmin } from '../auth/account-handlers.ts';
import { createDesk } from '../desk.ts';
import { loadSeeds } from '../instruction/load-seeds.ts';
import { defaultSettings } from '../settings.ts';
import { takeDataFolder } from '../store/one-desk.ts';
import { openDatabase } from '../store/open-database.ts';
import { announcerOf } from '../store/postgres-announcer.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import { choosePort } from './choose-port.ts';
import type { Command } from './command-line.ts';
import { joinKiosk } from './kiosk-join.ts';

/** A desk that listens. */
export interface RunningDesk {
  readonly url: string;
  /** Only at the very first start; shown once and stored nowhere. */
  readonly firstSignIn: FirstSignIn | null;
  stop(): Promise<void>;
}

/** What Balie brings along, as files beside the program. */
const instructionsFolder = join(import.meta.dirname, '..', '..', 'assets', 'instructions');

/** Starts the real desk of one process. */
export async function serve(
  command: Extract<Command, { name: 'serve' }>,
  clock: Clock,
): Promise<Result<RunningDesk, Fault>> {
  const log = openLog(command.logFile);
  if (!log.ok) return log;
  const logger = log.value;
  const port = await choosePort(command.host, command.port);
  if (!port.ok) return port;
  const url = `http://${reachable(command.host)}:${port.value}`;

  const onTrouble = (error: unknown) => {
    logger.warn({ err: error }, 'a connection to the database was lost');
  };
  // Before the database is opened: a newer desk would change the schema below an older one.
  const held = command.databaseUrl === null ? await takeDataFolder(command.dataFolder) : ok(null);
  if (!held.ok) return held;
  const opened = await openDatabase(command.dataFolder, command.databaseUrl, onTrouble);
  if (!opened.ok) {
    await held.value?.release();
    return opened;
  }
  const database = opened.value;
  const desk = await createDesk({
    clock,
    database,
    announcer: await announcerOf(command.databaseUrl, database, onTrouble),
    logger,
    settings: {
      ...defaultSettings,
      siteName: command.siteName,
      publicUrl: command.publicUrl ?? url,
      dataFolder: command.dataFolder,
      // Where the desk opens is where its days begin; the machine may well stand on UTC.
      timeZone: (await newestTerms(database.read)).calendar.timeZone,
      rendererFolder: command.rendererFolder,
      metricsToken: command.metricsToken,
      backupFolder: command.backupFolder,
      mail: command.mail,
    },
  });
  const seeds = await loadSeeds(desk.context, instructionsFolder);
  for (const fault of seeds.faults) {
    logger.warn({ fault: fault.code, detail: fault.detail }, 'an instruction was not loaded');
  }
  const stop = async () => {
    await desk.stop();
    await database.close();
    await held.value?.release();
  };

  const { kioskJoin } = command;
  if (kioskJoin !== null) {
    const joined = await joinKiosk(desk.context, kioskJoin.file, kioskJoin.kioskName, url);
    if (!joined.ok) {
      await stop();
      return joined;
    }
  }
  await desk.app.listen({ host: command.host, port: port.value });
  // Last, so that nobody is told a password of a desk that did not start.
  return ok({ url, firstSignIn: await ensureFirstAdmin(desk.context), stop });
}

/** Synchronous, so that the last lines before an end are there too. */
function openLog(file: string | null): Result<Logger, Fault> {
  try {
    const to = pino.destination({ dest: file ?? 2, sync: true, mkdir: true });
    return ok(pino({ level: 'info', base: null }, to));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return err(fault('input/invalid', `The log cannot be written (${code}): ${String(file)}`));
  }
}

/** How this machine itself reaches an address that stands for all of them. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
