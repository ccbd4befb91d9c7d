import { byteOrderMark, csvLine } from '../../shared/domain/csv-line.ts';
import { type AuditQuestion, auditLines } from '../store/audit-store.ts';
import type { Db } from '../store/tables.ts';

/** Lines read at once: so much of an export is in memory, however long it is. */
const atOnce = 200;

const columns = [
  'place',
  'at',
  'actor',
  'actor_id',
  'counter',
  'area',
  'kind',
  'subject',
  'details',
  'seal',
] as const;

/** The lines that a filter finds, whole, newest first, written as they are read. */
export async function* auditCsv(db: Db, question: AuditQuestion): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns);
  let before: number | null = null;
  for (;;) {
    const lines = await auditLines(db, question, before, atOnce);
    yield lines
      .map((line) =>
        csvLine([
          line.place,
          line.at,
          line.actor,
          line.actorId,
          line.counter,
          line.area,
          line.kind,
          line.subject,
          JSON.stringify(line.details),
          line.seal,
        ]),
      )
      .join('');
    const last = lines.at(-1);
    if (last === undefined || lines.length < atOnce) return;
    before = last.place;
  }
}
