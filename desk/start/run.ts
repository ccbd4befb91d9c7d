import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { assertNever } from '../../shared/base/assert-never.ts';
import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { resetAdmin } from '../auth/change-account.ts';
import { importPeople } from '../person/person-handlers.ts';
import { parsePeopleCsv } from '../person/people-csv.ts';
import { type Command, parseCommandLine, usage } from './command-line.ts';
import { backUp, restore } from './run-backup.ts';
import { type RunningDesk, serve } from './serve.ts';
import { openDatabase } from '../store/open-database.ts';

/**
 * Does what the command line of this process asks: a desk that serves until a signal, or an import.
 * `clockOf` gives the clock of a data folder.
 */
export async function runDesk(clockOf: (dataFolder: string) => Clock): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2), process.env, process.cwd());
  if (!command.ok) {
    process.stderr.write(usage);
    await fail(command.fault, 2);
    return;
  }
  if (command.value.name === 'help') {
    process.stdout.write(usage);
    return;
  }
  const clock = clockOf(command.value.dataFolder);
  if (command.value.name !== 'serve') {
    const done = await doOnce(command.value, clock);
    if (done.ok) process.stdout.write(`${done.value}\n`);
    else await fail(done.fault, 1, command.value.name);
    return;
  }
  const started = await serve(command.value, clock);
  if (!started.ok) {
    await fail(started.fault, 1);
    return;
  }
  stopOnSignals(started.value);
  await announce(started.value);
}

async function announce(desk: RunningDesk): Promise<void> {
  const { url, firstSignIn } = desk;
  process.stdout.write(`Desk runs at ${url}\n`);
  if (firstSignIn !== null) {
    process.stdout.write(
      `First sign-in, shown only now: ${firstSignIn.userName}  ${firstSignIn.oneTimePassword}\n`,
    );
  }
  await tellParent({ type: 'ready', url, firstSignIn });
}

/** What ends by itself: answers what to say of it. */
function doOnce(
  command: Exclude<Command, { name: 'serve' | 'help' }>,
  clock: Clock,
): Promise<Result<string, Fault>> {
  switch (command.name) {
    case 'import-people':
      return importFile(command, clock);
    case 'reset-admin':
      return resetFor(command, clock);
    case 'backup':
      return backUp(command, clock);
    case 'restore':
      return restore(command, clock);
    default:
      return assertNever(command);
  }
}

async function fail(reason: Fault, exitCode: number, what = 'start'): Promise<void> {
  const cannot = what === 'start' ? 'The desk cannot start' : `Not done (${what})`;
  process.stderr.write(`${cannot}: ${reason.detail}\n`);
  await tellParent({ type: 'failed', fault: reason });
  process.exitCode = exitCode;
  if (process.connected) process.disconnect();
}

/** Over the process channel, when whoever started this desk made one. */
function tellParent(message: object): Promise<void> {
  if (process.send === undefined || !process.connected) return Promise.resolve();
  return new Promise((resolve) => {
    // A parent that is gone needs no message.
    process.send?.(message, undefined, undefined, () => {
      resolve();
    });
  });
}

/** What is accepted is finished within this time, or given up. */
const stopWithinMs = 4500;

function stopOnSignals(desk: RunningDesk): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      process.stderr.write('The desk did not stop in time and is ended.\n');
      process.exit(1);
    }, stopWithinMs).unref();
    void desk.stop().then(() => {
      process.exit(0);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Whoever started the desk over a channel and died, now or while it started, does not need it any more.
  process.on('disconnect', stop);
  if (process.send !== undefined && !process.connected) stop();
}

async function resetFor(
  command: Extract<Command, { name: 'reset-admin' }>,
  clock: Clock,
): Promise<Result<string, Fault>> {
  const database = await openDatabase(command.dataFolder, command.databaseUrl, () => undefined);
  if (!database.ok) return database;
  const parts = { database: database.value, clock, newId: () => v7() };
  const reset = await resetAdmin(parts, command.userName);
  await database.value.close();
  return reset.ok ? ok(`Sign in once, shown only now: ${command.userName}  ${reset.value}`) : reset;
}

async function importFile(
  command: Extract<Command, { name: 'import-people' }>,
  clock: Clock,
): Promise<Result<string, Fault>> {
  let content: Buffer;
  try {
    content = await readFile(command.file);
  } catch (error) {
    return err(fault('input/invalid', error instanceof Error ? error.message : 'Unreadable file'));
  }
  const people = parsePeopleCsv(content);
  if (!people.ok) return people;
  const database = await openDatabase(command.dataFolder, command.databaseUrl, () => undefined);
  if (!database.ok) return database;
  const result = await importPeople(
    { database: database.value, clock, newId: () => v7() },
    people.value,
  );
  await database.value.close();
  return ok(`${result.added} added, ${result.replaced} replaced`);
}
