import { v7 } from 'uuid';
import { type Clock, timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { Command } from './command-line.ts';

const elsewhere = fault(
  'backup/elsewhere',
  'DATABASE_URL is set: back up PostgreSQL with pg_dump and restore it with pg_restore, and copy ' +
    'attachments, ticket-files and update-director.key of the data folder after it',
);

/** Makes one backup of a data folder, whether or not a desk runs on it; answers what to say. */
export async function backUp(
  command: Extract<Command, { name: 'backup' }>,
  clock: Clock,
): Promise<Result<string, Fault>> {
  if (command.databaseUrl !== null) return err(elsewhere);
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const made = await makeBackup({
    dataFolder: command.dataFolder,
    to: command.to,
    madeAt: timestamp(clock),
    signal: stopping.signal,
  });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (!made.ok) return made;
  const { name, files, bytes } = made.value;
  return ok(`${name}: ${files} files, ${bytes} bytes, read back and sound`);
}

/** Makes a data folder from a backup; answers what to say. */
export async function restore(
  command: Extract<Command, { name: 'restore' }>,
  clock: Clock,
): Promise<Result<string, Fault>> {
  if (command.databaseUrl !== null) return err(elsewhere);
  const restored = await restoreBackup({
    from: command.from,
    dataFolder: command.dataFolder,
    at: timestamp(clock),
    newId: () => v7(),
  });
  if (!restored.ok) return restored;
  const { madeAt, totals } = restored.value;
  return ok(`Restored ${totals.files} files as they were at ${madeAt}. Nobody is signed in.`);
}
