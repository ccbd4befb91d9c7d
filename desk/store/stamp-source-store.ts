import type { StampSource } from '../../shared/contract/instruction-routes.ts';
import { modelAndVersion } from '../../shared/domain/instruction-rules.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { readingsOf } from './reading-store.ts';
import type { Db } from './tables.ts';
import { ticketOfRow } from './ticket-row.ts';

/** The latest tickets in which a reading is looked for; each is one document to parse. */
const latestTickets = 60;
const mostReadingsEach = 5;

/** All readings of a ticket that name a model and a version, newest first. */
export async function stampSourcesOf(
  db: Db,
  { item, document }: Pick<StoredTicket, 'item' | 'document'>,
): Promise<StampSource[]> {
  const later = await readingsOf(db, item.ticketId, mostReadingsEach);
  const readouts: Readout[] = later.map(({ readout }) => readout).toReversed();
  if (document.readout !== null) readouts.push(document.readout);
  return readouts.flatMap((readout) => {
    const told = modelAndVersion(readout);
    if (told === null) return [];
    return [
      {
        ticketId: item.ticketId,
        visitCode: item.visitCode,
        readoutId: readout.readoutId,
        deviceKind: readout.device.kind,
        ...told,
        readAt: readout.finishedAt,
      },
    ];
  });
}

/** The latest readings from which a stamp can be made, newest first. */
export async function stampSources(
  db: Db,
  queues: readonly WorkQueue[],
  limit: number,
): Promise<StampSource[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('device_kind', 'is not', null)
    .where('queue', 'in', [...queues])
    .orderBy('number', 'desc')
    .limit(latestTickets)
    .execute();
  const sources: StampSource[] = [];
  for (const row of rows) {
    if (sources.length >= limit) break;
    sources.push(...(await stampSourcesOf(db, ticketOfRow(row))));
  }
  return sources.toSorted((a, b) => b.readAt.localeCompare(a.readAt)).slice(0, limit);
}
