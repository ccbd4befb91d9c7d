import { sql } from 'kysely';
import type { OutgoingLine, OutgoingState } from '../../shared/domain/outgoing.ts';
import type { OutgoingTable } from './outgoing-tables.ts';
import type { Db } from './tables.ts';

/** A message before it is stored. */
export type NewOutgoing = Pick<
  OutgoingTable,
  'outgoing_id' | 'cause' | 'follows' | 'channel' | 'kind' | 'recipient' | 'asked_by' | 'made_at'
> & { readonly content: string };

/** Adds a message, to be sent at once; nothing when there was one for this cause. */
export async function insertOutgoing(db: Db, message: NewOutgoing): Promise<void> {
  await db
    .insertInto('outgoing')
    .values({
      ...message,
      state: 'waiting',
      next_at: message.made_at,
      tries: 0,
      ended_at: null,
      trouble: null,
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .execute();
}

/** What is to be sent now, longest due first. */
export async function dueOutgoing(db: Db, now: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outgoing')
    .select('outgoing_id')
    // Literal, not bound: only so do both databases see that the index `outgoing_waiting` fits.
    .where(sql<boolean>`state = 'waiting'`)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.outgoing_id);
}

/** Takes one to send, which one desk alone can do until `leaseUntil`; null when another was first. */
export async function takeOutgoing(
  db: Db,
  outgoingId: string,
  { now, leaseUntil }: { readonly now: string; readonly leaseUntil: string },
): Promise<OutgoingTable | null> {
  const row = await db
    .updateTable('outgoing')
    .set((eb) => ({ next_at: leaseUntil, tries: eb('tries', '+', 1) }))
    .where('outgoing_id', '=', outgoingId)
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** It did not arrive, and is tried again at that moment. */
export async function putOff(
  db: Db,
  outgoingId: string,
  nextAt: string,
  trouble: string,
): Promise<void> {
  await db
    .updateTable('outgoing')
    .set({ next_at: nextAt, trouble })
    .where('outgoing_id', '=', outgoingId)
    .execute();
}

/** It has left, or never will: its content is erased. */
export async function endOutgoing(
  db: Db,
  outgoingId: string,
  end: {
    readonly state: Exclude<OutgoingState, 'waiting'>;
    readonly at: string;
    readonly trouble: string | null;
  },
): Promise<void> {
  await db
    .updateTable('outgoing')
    .set({ state: end.state, ended_at: end.at, trouble: end.trouble, content: null })
    .where('outgoing_id', '=', outgoingId)
    .execute();
}

/** Forgets messages that ended before a moment. */
export async function forgetOutgoing(db: Db, before: string): Promise<void> {
  await db.deleteFrom('outgoing').where('ended_at', '<', before).execute();
}

/** What left and what waits, newest first. */
export async function listOutgoing(
  db: Db,
  wish: {
    readonly state: OutgoingState | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<OutgoingLine[]> {
  let query = db
    .selectFrom('outgoing')
    .selectAll()
    .orderBy('outgoing_id', 'desc')
    .limit(wish.limit);
  if (wish.state !== null) query = query.where('state', '=', wish.state);
  if (wish.before !== null) query = query.where('outgoing_id', '<', wish.before);
  return (await query.execute()).map(lineOf);
}

/** The newest messages whose cause begins so; ids and names of kinds only, so that nothing is a wildcard. */
export async function outgoingFor(db: Db, causePrefix: string): Promise<OutgoingLine[]> {
  const rows = await db
    .selectFrom('outgoing')
    .selectAll()
    .where('cause', 'like', `${causePrefix}%`)
    .orderBy('outgoing_id', 'desc')
    .limit(20)
    .execute();
  return rows.map(lineOf);
}

/** Whom a message is for, as people may read it: the path of a webhook is often its key. */
export function shownRecipient({
  channel,
  recipient,
}: Pick<OutgoingTable, 'channel' | 'recipient'>): string {
  return channel === 'webhook' ? new URL(recipient).origin : recipient;
}

function lineOf(row: OutgoingTable): OutgoingLine {
  return {
    outgoingId: row.outgoing_id,
    channel: row.channel,
    kind: row.kind,
    recipient: shownRecipient(row),
    askedBy: row.asked_by,
    state: row.state,
    madeAt: row.made_at,
    tries: row.tries,
    endedAt: row.ended_at,
    trouble: row.trouble,
  };
}
