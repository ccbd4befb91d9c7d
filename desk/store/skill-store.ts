import { sql } from 'kysely';
import { type Candidate, type Skill, needOf } from '../../shared/domain/skill.ts';
import { queueOrder } from './queue-order.ts';
import type { AccountSkillTable } from './skill-tables.ts';
import type { Db } from './tables.ts';
import { type Caller, isFree } from './claim-store.ts';

/** What an account knows most about. */
export async function skillsOf(db: Db, accountId: string): Promise<readonly Skill[]> {
  const rows = await db
    .selectFrom('account_skill')
    .select('skill')
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => row.skill);
}

/** Account → its skills, of those that have any. */
export async function allSkills(db: Db): Promise<ReadonlyMap<string, readonly Skill[]>> {
  return byAccount(await skillRows(db).execute());
}

/** The same, of whoever may come to work: who is shut out or only approves helps nobody. */
export async function skillsOfHelpers(db: Db): Promise<ReadonlyMap<string, readonly Skill[]>> {
  const rows = await skillRows(db)
    .innerJoin('account', 'account.account_id', 'account_skill.account_id')
    .where('account.blocked_at', 'is', null)
    .where('account.role', '!=', 'approver')
    .execute();
  return byAccount(rows);
}

function skillRows(db: Db) {
  return db
    .selectFrom('account_skill')
    .select(['account_skill.account_id', 'account_skill.skill'])
    .orderBy('account_skill.account_id')
    .orderBy('account_skill.skill');
}

function byAccount(rows: readonly AccountSkillTable[]): ReadonlyMap<string, readonly Skill[]> {
  const known = new Map<string, Skill[]>();
  for (const row of rows) {
    known.set(row.account_id, [...(known.get(row.account_id) ?? []), row.skill]);
  }
  return known;
}

/** Puts these skills in the place of those that an account had. */
export async function setSkills(
  db: Db,
  accountId: string,
  skills: readonly Skill[],
): Promise<void> {
  await db.deleteFrom('account_skill').where('account_id', '=', accountId).execute();
  const rows = [...new Set(skills)].map((skill) => ({ account_id: accountId, skill }));
  if (rows.length > 0) await db.insertInto('account_skill').values(rows).execute();
}

/** What somebody wrote that a ticket needs; undefined when nobody did. */
export async function writtenNeed(db: Db, ticketId: string): Promise<Skill | null | undefined> {
  const row = await db
    .selectFrom('ticket_need')
    .select('skill')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row?.skill;
}

/** Ticket → what somebody wrote that it needs, of all who wait. */
export async function writtenNeeds(db: Db): Promise<ReadonlyMap<string, Skill | null>> {
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('ticket_need', 'ticket_need.ticket_id', 'ticket.ticket_id')
    .select(['ticket_need.ticket_id', 'ticket_need.skill'])
    .where(sql<boolean>`ticket.status = 'waiting'`)
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, row.skill]));
}

/** Writes what a ticket needs. */
export async function writeNeed(db: Db, ticketId: string, skill: Skill | null): Promise<void> {
  await db
    .insertInto('ticket_need')
    .values({ ticket_id: ticketId, skill })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet({ skill }))
    .execute();
}

/** One who is next, with what he needs. */
export interface NextInLine extends Candidate {
  readonly ticketId: string;
}

/** The first who wait and whom this caller may call, first to be served first. */
export async function nextInLine(
  db: Db,
  caller: Caller,
  limit: number,
): Promise<readonly NextInLine[]> {
  const rows = await db
    .selectFrom('ticket')
    .leftJoin('ticket_need', 'ticket_need.ticket_id', 'ticket.ticket_id')
    .select([
      'ticket.ticket_id',
      'ticket.priority',
      'ticket.promised_at',
      'ticket.category',
      'ticket.device_kind',
      'ticket_need.ticket_id as written_for',
      'ticket_need.skill',
    ])
    .where(sql<boolean>`status = 'waiting'`)
    .where('queue', 'in', [...caller.queues])
    .where(isFree(caller))
    .orderBy(queueOrder)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    priority: row.priority,
    promisedAt: row.promised_at,
    need: row.written_for === null ? needOf(row.category, row.device_kind) : row.skill,
  }));
}
