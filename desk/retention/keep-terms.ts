import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { timestamp } from '../../shared/base/clock.ts';
import {
  type ErasedCounts,
  type RetentionTerms,
  retentionTermsSchema,
} from '../../shared/domain/retention.ts';
import { keptFiles } from '../attachment/kept-files.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { whenThere } from '../files/files.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import { eraseFilesOnly, eraseTicket } from '../store/erase-ticket-store.ts';
import { policyOf } from '../store/policy-store.ts';
import {
  eraseAppointments,
  eraseExchanges,
  forgetContents,
  namedContents,
  ticketsDue,
} from '../store/retention-store.ts';
import { mergeIndex } from '../store/search-index-store.ts';
import type { Db } from '../store/tables.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Tickets of one command: the writer is the others' again after some milliseconds. */
const ticketsAtOnce = 10;
const rowsAtOnce = 200;
const filesAtOnce = 200;

type RetentionParts = Pick<DeskContext, 'database' | 'clock' | 'settings' | 'newId'>;

/** The terms that an admin chose; null while nobody did. */
export function chosenTerms(db: Db): Promise<RetentionTerms | null> {
  return policyOf<RetentionTerms | null>(db, 'retention', retentionTermsSchema, null);
}

/** Each day, erases what is beyond its term, and writes down how much that was. */
export const keepTerms: Job = {
  name: 'keep-terms',
  everyMs: dayMs,
  takesLong: true,
  run: async (context) => {
    const terms = await chosenTerms(context.database.read);
    if (terms === null) return;
    const counts = await eraseBeyond(context, terms);
    await context.database.write((db) =>
      addAudit(db, {
        lineId: context.newId(),
        at: timestamp(context.clock),
        ...actorOf(null),
        area: 'retention',
        kind: 'retention.kept',
        subject: '',
        details: counts,
      }),
    );
  },
};

/** Erases what is beyond its term, in small commands. Cut short, it goes on where it was at the next turn. */
export async function eraseBeyond(
  context: RetentionParts,
  terms: RetentionTerms,
): Promise<ErasedCounts> {
  const { database, clock } = context;
  const before = (days: number) => new Date(clock.nowMs() - days * dayMs).toISOString();
  const at = timestamp(clock);
  const tickets = await eachDue(context, 'all', before(terms.ticketDays), (db, ticketId) =>
    eraseTicket(db, database.kind, ticketId, at),
  );
  const withFiles = await eachDue(context, 'files', before(terms.fileDays), (db, ticketId) =>
    eraseFilesOnly(db, database.kind, ticketId, at),
  );
  const exchanges = await untilFewer((db) =>
    eraseExchanges(db, before(terms.exchangeDays), rowsAtOnce),
  );
  const appointments = await untilFewer((db) =>
    eraseAppointments(db, before(terms.appointmentDays), rowsAtOnce),
  );
  const files = await removeUnnamed(context);
  if (tickets + withFiles > 0) await mergeIndex(database);
  await database.scrub();
  return { tickets, files, exchanges, appointments };

  async function untilFewer(command: (db: Db) => Promise<number>): Promise<number> {
    let sum = 0;
    for (;;) {
      const erased = await database.write(command);
      sum += erased;
      if (erased < rowsAtOnce) return sum;
    }
  }
}

async function eachDue(
  { database, settings }: RetentionParts,
  part: 'files' | 'all',
  closedBefore: string,
  erase: (db: Db, ticketId: string) => Promise<readonly string[]>,
): Promise<number> {
  const files = keptFiles(settings.dataFolder);
  let after = 0;
  let sum = 0;
  for (;;) {
    const due = await ticketsDue(database.read, part, closedBefore, after, ticketsAtOnce);
    const last = due.at(-1);
    if (last === undefined) return sum;
    const attachmentIds = await database.write(async (db) => {
      const ofAll: string[] = [];
      for (const { ticketId } of due) ofAll.push(...(await erase(db, ticketId)));
      return ofAll;
    });
    for (const attachmentId of attachmentIds) await files.remove(attachmentId);
    after = last.number;
    sum += due.length;
  }
}

/**
 * Takes photos and raw exchanges away that nothing names any more. One that came in within a day may be
 * waiting for its visit.
 */
export async function removeUnnamed({
  database,
  clock,
  settings,
}: Pick<RetentionParts, 'database' | 'clock' | 'settings'>): Promise<number> {
  const folder = join(settings.dataFolder, 'attachments');
  const old: string[] = [];
  for (const name of (await whenThere(readdir(folder))) ?? []) {
    if (!/^[0-9a-f]{64}$/u.test(name)) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (clock.nowMs() - mtimeMs > dayMs) old.push(name);
  }
  let removed = 0;
  for (let from = 0; from < old.length; from += filesAtOnce) {
    const some = old.slice(from, from + filesAtOnce);
    const named = await namedContents(database.read, some);
    const gone = some.filter((hash) => !named.has(hash));
    if (gone.length === 0) continue;
    // Forgotten first: a file that stays after a crash goes at the next turn, a row would stay for good.
    await database.write((db) => forgetContents(db, gone));
    for (const hash of gone) await rm(join(folder, hash), { force: true });
    removed += gone.length;
  }
  return removed;
}
