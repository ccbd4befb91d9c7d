import { sql } from 'kysely';
import {
  type Notice,
  type NoticeKind,
  mostNotices,
  noticeSchema,
} from '../../shared/domain/notice.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Db } from './tables.ts';

/** A notice before it is stored. */
export interface NewNotice extends Pick<Notice, 'noticeId' | 'kind' | 'at' | 'details'> {
  readonly accountId: string;
  readonly ticketId: string | null;
}

/** Tells one account something; call it in the command that makes it so. */
export async function addNotice(db: Db, notice: NewNotice): Promise<void> {
  await db
    .insertInto('notice')
    .values({
      notice_id: notice.noticeId,
      account_id: notice.accountId,
      ticket_id: notice.ticketId,
      kind: notice.kind,
      details: JSON.stringify(notice.details),
      at: notice.at,
      seen_at: null,
    })
    .execute();
}

/** The notices of one account, newest first; of a ticket in other queues only that there is something. */
export async function noticesOf(
  db: Db,
  accountId: string,
  queues: readonly WorkQueue[],
): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'notice.ticket_id')
        // An approver sees no queue at all, and PostgreSQL knows no empty list.
        .on((eb) => (queues.length === 0 ? eb.lit(false) : eb('ticket.queue', 'in', queues))),
    )
    .select([
      'notice.notice_id',
      'notice.kind',
      'notice.at',
      'notice.seen_at',
      'notice.details',
      'ticket.ticket_id',
      'ticket.number',
      'ticket.visit_code',
    ])
    .where('notice.account_id', '=', accountId)
    .orderBy('notice.at', 'desc')
    .limit(mostNotices)
    .execute();
  return rows.map((row) =>
    noticeSchema.parse({
      noticeId: row.notice_id,
      kind: row.kind,
      at: row.at,
      seen: row.seen_at !== null,
      ticket:
        row.ticket_id === null
          ? null
          : { ticketId: row.ticket_id, number: row.number, visitCode: row.visit_code },
      details: parsed(row.details),
    }),
  );
}

/** Whether an account was told this since a moment. */
export async function wasTold(
  db: Db,
  accountId: string,
  kind: NoticeKind,
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('notice')
    .select('notice_id')
    .where('account_id', '=', accountId)
    .where('at', '>', since)
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether anybody was told this of a ticket. */
export async function wasToldOf(db: Db, ticketId: string, kind: NoticeKind): Promise<boolean> {
  const row = await db
    .selectFrom('notice')
    .select('notice_id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks what was told until a moment as seen. */
export async function markSeen(
  db: Db,
  accountId: string,
  until: string,
  at: string,
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ seen_at: at })
    .where('account_id', '=', accountId)
    .where('at', '<=', until)
    .where('seen_at', 'is', null)
    .execute();
}

/** Takes back what was told of a ticket. */
export async function forgetTold(db: Db, ticketId: string, kind: NoticeKind): Promise<void> {
  await db
    .deleteFrom('notice')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind)
    .execute();
}

/** Forgets what was told before a moment. */
export async function forgetNotices(db: Db, before: string): Promise<void> {
  await sql`delete from notice where at < ${before}`.execute(db);
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

/** What is told of a message that was given up. */
export function givenUp(to: string): Notice['details'] {
  return { to: to.slice(0, 200) };
}

/** Forgets that messages to somebody were given up. */
export async function forgetGivenUp(db: Db, to: string): Promise<void> {
  const kind: NoticeKind = 'message-given-up';
  await db
    .deleteFrom('notice')
    .where('kind', '=', kind)
    .where('details', '=', JSON.stringify(givenUp(to)))
    .execute();
}
