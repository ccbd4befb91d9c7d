import { type ReportedTicket, heldForMs } from '../../shared/domain/span-tally.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Db } from './tables.ts';

/** By what a ticket is known again. */
interface Known {
  readonly ticket_id: string;
  readonly arrived_at: string;
  readonly person_id: string | null;
  readonly device_key: string | null;
}

type Happened = Pick<
  ReportedTicket,
  'calledAt' | 'reopenedAt' | 'nextAt' | 'repeat' | 'agreement'
> & {
  readonly firstClosedAt: string | null;
};

const dayMs = 24 * 60 * 60 * 1000;
/** A visit within so long after another of the same person or device is a repeat. */
const repeatWithinMs = 30 * dayMs;

/** What happened to a page of tickets, and when their people and devices were here besides. */
export async function reportedHistory(
  db: Db,
  page: readonly Known[],
  seen: readonly WorkQueue[],
): Promise<(ticket: Known) => Happened> {
  const ids = page.map((ticket) => ticket.ticket_id);
  const moments = await firstMoments(db, ids);
  const agreements = await agreementsOf(db, ids);
  const visits = await visitsOf(db, page, seen, latestOf(page, moments) + heldForMs);
  return (ticket) => {
    const at = (kind: string) => moments.get(`${kind} ${ticket.ticket_id}`) ?? null;
    const others = [ticket.person_id, ticket.device_key].flatMap((key) =>
      key === null ? [] : [visits.get(key) ?? []],
    );
    const since = new Date(Date.parse(ticket.arrived_at) - repeatWithinMs).toISOString();
    const around = others.map((moments) => beside(moments, ticket.arrived_at));
    return {
      calledAt: at('ticket.called'),
      firstClosedAt: at('ticket.closed'),
      reopenedAt: at('ticket.reopened'),
      nextAt: around.flatMap(({ next }) => next ?? []).toSorted()[0] ?? null,
      repeat: around.some(({ last }) => last !== null && last >= since),
      agreement: agreements.get(ticket.ticket_id) ?? null,
    };
  };
}

/** When each of these first happened, by `<kind> <ticket>`. */
async function firstMoments(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('event')
    .select((eb) => ['ticket_id', 'kind', eb.fn.min('at').as('at')])
    .where('ticket_id', 'in', [...ids])
    .where('kind', 'in', ['ticket.called', 'ticket.closed', 'ticket.reopened'])
    .groupBy(['ticket_id', 'kind'])
    .execute();
  return new Map(rows.map((row) => [`${row.kind} ${row.ticket_id}`, row.at]));
}

async function agreementsOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<ReportedTicket['agreement']>>> {
  const watched = await db
    .selectFrom('clock_watch')
    .select(['ticket_id', 'state'])
    .where('ticket_id', 'in', [...ids])
    .execute();
  const marks = await db
    .selectFrom('clock_mark')
    .select(['ticket_id', 'clock'])
    .where('ticket_id', 'in', [...ids])
    .where('mark', '=', 'breached')
    .execute();
  const breached = new Set(marks.map((mark) => `${mark.clock} ${mark.ticket_id}`));
  return new Map(
    watched.map((row) => [
      row.ticket_id,
      {
        running: row.state !== 'ended',
        responseBreached: breached.has(`response ${row.ticket_id}`),
        resolutionBreached: breached.has(`resolution ${row.ticket_id}`),
      },
    ]),
  );
}

/** The latest arrival or first closing of a page: a visit counts until a week after it. */
function latestOf(page: readonly Known[], moments: ReadonlyMap<string, string>): number {
  return Math.max(
    ...page
      .flatMap(({ ticket_id: id, arrived_at: arrivedAt }) => [
        arrivedAt,
        moments.get(`ticket.closed ${id}`) ?? arrivedAt,
      ])
      .map((at) => Date.parse(at)),
  );
}

/** When the people and devices of a page were here, by person and by device, in order; who left does not count. */
async function visitsOf(
  db: Db,
  page: readonly Known[],
  seen: readonly WorkQueue[],
  untilMs: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const arrivals = page.map((ticket) => Date.parse(ticket.arrived_at));
  const from = new Date(Math.min(...arrivals) - repeatWithinMs).toISOString();
  const visits = new Map<string, string[]>();
  for (const column of ['person_id', 'device_key'] as const) {
    const keys = new Set(page.flatMap((ticket) => ticket[column] ?? []));
    if (keys.size === 0) continue;
    const rows = await db
      .selectFrom('ticket')
      .select([`${column} as key`, 'arrived_at'])
      .where(column, 'in', [...keys])
      .where('arrived_at', '>=', from)
      .where('arrived_at', '<=', new Date(untilMs).toISOString())
      .where('status', '<>', 'cancelled')
      .where('queue', 'in', [...seen])
      .orderBy('arrived_at')
      .execute();
    for (const row of rows) {
      if (row.key === null) continue;
      const known = visits.get(row.key);
      if (known === undefined) visits.set(row.key, [row.arrived_at]);
      else known.push(row.arrived_at);
    }
  }
  return visits;
}

/** The last moment before a moment and the first after it, in a list that is in order. */
export function beside(
  moments: readonly string[],
  moment: string,
): { readonly last: string | null; readonly next: string | null } {
  const place = (isPast: (one: string) => boolean): number => {
    let [from, to] = [0, moments.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (isPast(moments[middle] ?? '')) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    last: moments[place((one) => one < moment) - 1] ?? null,
    next: moments[place((one) => one <= moment)] ?? null,
  };
}
