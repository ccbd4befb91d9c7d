import { isLive } from './queue-order.ts';
import type { Db } from './tables.ts';

/** An escalation of which the promised day is past, and somebody was not told yet. */
export interface PastPromise {
  readonly escalationId: string;
  readonly ticketId: string;
  readonly supplier: string;
  readonly expectedOn: string;
  readonly ownerTold: boolean;
}

/** Escalations that are not over, promised for a day before this one and not told to everybody, oldest first. */
export async function pastPromises(
  db: Db,
  today: string,
  limit: number,
): Promise<readonly PastPromise[]> {
  const rows = await untold(db)
    .where('escalation.expected_on', '<', today)
    .orderBy('escalation.expected_on')
    .limit(limit)
    .execute();
  return rows.flatMap(promiseOf);
}

/** One of them, as it stands now; null when it came back, or another day was promised. */
export async function findPastPromise(
  db: Db,
  { escalationId, expectedOn }: PastPromise,
): Promise<PastPromise | null> {
  const rows = await untold(db)
    .where('escalation.escalation_id', '=', escalationId)
    .where('escalation.expected_on', '=', expectedOn)
    .execute();
  return rows.flatMap(promiseOf)[0] ?? null;
}

/** Writes down who was told of the day that is past. */
export async function markLateTold(
  db: Db,
  { escalationId, expectedOn }: PastPromise,
  leadsToo: boolean,
): Promise<void> {
  await db
    .updateTable('escalation')
    .set({
      late_told_for: expectedOn,
      ...(leadsToo ? { late_leads_told_for: expectedOn } : {}),
    })
    .where('escalation_id', '=', escalationId)
    .execute();
}

function untold(db: Db) {
  return db
    .selectFrom('escalation')
    .innerJoin('ticket', 'ticket.ticket_id', 'escalation.ticket_id')
    .select([
      'escalation.escalation_id',
      'escalation.ticket_id',
      'escalation.target_name',
      'escalation.expected_on',
      'escalation.late_told_for',
    ])
    .where('escalation.kind', '=', 'supplier')
    .where('escalation.ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('late_leads_told_for', 'is', null),
        eb('late_leads_told_for', '!=', eb.ref('escalation.expected_on')),
      ]),
    )
    .where(isLive);
}

function promiseOf(row: {
  readonly escalation_id: string;
  readonly ticket_id: string;
  readonly target_name: string;
  readonly expected_on: string | null;
  readonly late_told_for: string | null;
}): readonly PastPromise[] {
  const { expected_on: expectedOn } = row;
  if (expectedOn === null) return [];
  return [
    {
      escalationId: row.escalation_id,
      ticketId: row.ticket_id,
      supplier: row.target_name,
      expectedOn,
      ownerTold: row.late_told_for === expectedOn,
    },
  ];
}
