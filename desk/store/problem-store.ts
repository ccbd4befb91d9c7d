import type { Selectable } from 'kysely';
import type { AlikeGroup, Problem } from '../../shared/domain/problem.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { wordsOfProblem } from '../find/thing-words.ts';
import type { ProblemTable } from './problem-tables.ts';
import type { Db } from './tables.ts';
import { itemColumns, itemOfRow } from './ticket-row.ts';
import { putThingWords } from './thing-words-store.ts';
import { takeNumbers } from './ticket-store.ts';

type Words = Pick<Problem, 'title' | 'description' | 'workaround'>;

/** A problem before it has its number. */
export interface NewProblem extends Words {
  readonly problemId: string;
  readonly state: Problem['state'];
  readonly group: AlikeGroup | null;
  readonly at: string;
}

/** Adds a problem under the next number. */
export async function insertProblem(db: Db, problem: NewProblem): Promise<number> {
  const number = (await takeNumbers(db, ['problem'])).get('problem') ?? 0;
  const { problemId, state, title, description, workaround, group, at } = problem;
  await db
    .insertInto('problem')
    .values({
      problem_id: problemId,
      number,
      state,
      title,
      description,
      workaround,
      signature: group?.signature ?? null,
      category: group?.category ?? null,
      sign: group?.sign ?? null,
      created_at: at,
      updated_at: at,
      version: 1,
      told_tickets: group?.ticketIds.length ?? null,
      told_at: group === null ? null : at,
    })
    .execute();
  await putThingWords(db, 'problem', problemId, wordsOfProblem({ ...problem, number }));
  return number;
}

/** Writes other words or another state over a version that was seen, if one is named; false when it is another one, or not there. */
export async function updateProblem(
  db: Db,
  seen: { readonly problemId: string; readonly version: number | undefined },
  { title, description, workaround, state }: Words & Pick<Problem, 'state'>,
  at: string,
): Promise<boolean> {
  let query = db
    .updateTable('problem')
    .set((eb) => ({
      title,
      description,
      workaround,
      state,
      updated_at: at,
      version: eb('version', '+', 1),
    }))
    .where('problem_id', '=', seen.problemId);
  if (seen.version !== undefined) query = query.where('version', '=', seen.version);
  const row = await query.returning(['problem_id', 'number']).executeTakeFirst();
  if (row === undefined) return false;
  const { number } = row;
  const words = wordsOfProblem({ number, title, description, workaround });
  await putThingWords(db, 'problem', row.problem_id, words);
  return true;
}

/** Puts a ticket with a problem, or with none. */
export async function linkProblem(
  db: Db,
  ticketId: string,
  problemId: string | null,
): Promise<void> {
  if (problemId === null) {
    await db.deleteFrom('problem_ticket').where('ticket_id', '=', ticketId).execute();
    return;
  }
  await db
    .insertInto('problem_ticket')
    .values({ ticket_id: ticketId, problem_id: problemId })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet({ problem_id: problemId }))
    .execute();
}

/** The problem of a ticket, or null. */
export async function problemIdOf(db: Db, ticketId: string): Promise<string | null> {
  const row = await db
    .selectFrom('problem_ticket')
    .select('problem_id')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row?.problem_id ?? null;
}

/** Problems with a number below this one, newest first; tickets in these queues are counted. */
export async function listProblems(
  db: Db,
  page: { readonly before: number | null; readonly limit: number },
  queues: readonly WorkQueue[],
): Promise<readonly Problem[]> {
  let query = db.selectFrom('problem').selectAll().orderBy('number', 'desc').limit(page.limit);
  if (page.before !== null) query = query.where('number', '<', page.before);
  return withCounts(db, await query.execute(), queues);
}

/** One problem, or null. */
export async function findProblem(
  db: Db,
  problemId: string,
  queues: readonly WorkQueue[],
): Promise<Problem | null> {
  const rows = await db
    .selectFrom('problem')
    .selectAll()
    .where('problem_id', '=', problemId)
    .execute();
  return (await withCounts(db, rows, queues))[0] ?? null;
}

/** What a list says of these problems beside their tickets, in the order of the ids. */
export async function problemLines(
  db: Db,
  ids: readonly string[],
): Promise<readonly Pick<Problem, 'problemId' | 'number' | 'title' | 'state' | 'alike'>[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('problem')
    .selectAll()
    .where('problem_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.problem_id, row]));
  return ids.flatMap((id) => {
    const row = known.get(id);
    return row === undefined ? [] : [lineOf(row)];
  });
}

/** The tickets of a problem in these queues, newest first. */
export async function ticketsOfProblem(
  db: Db,
  problemId: string,
  queues: readonly WorkQueue[],
  limit: number,
): Promise<readonly QueueItem[]> {
  const rows = await db
    .selectFrom('problem_ticket')
    .innerJoin('ticket', 'ticket.ticket_id', 'problem_ticket.ticket_id')
    .select(itemColumns.map((column) => `ticket.${column}` as const))
    .where('problem_ticket.problem_id', '=', problemId)
    .where('ticket.queue', 'in', [...queues])
    .orderBy('ticket.number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(itemOfRow);
}

async function withCounts(
  db: Db,
  rows: readonly Selectable<ProblemTable>[],
  queues: readonly WorkQueue[],
): Promise<readonly Problem[]> {
  if (rows.length === 0) return [];
  const counted = await db
    .selectFrom('problem_ticket')
    .innerJoin('ticket', 'ticket.ticket_id', 'problem_ticket.ticket_id')
    .select(({ fn }) => ['problem_ticket.problem_id', fn.countAll().as('count')])
    .where(
      'problem_ticket.problem_id',
      'in',
      rows.map((row) => row.problem_id),
    )
    .where('ticket.queue', 'in', [...queues])
    .groupBy('problem_ticket.problem_id')
    .execute();
  const counts = new Map(counted.map((row) => [row.problem_id, Number(row.count)]));
  return rows.map((row) => ({
    ...lineOf(row),
    description: row.description,
    workaround: row.workaround,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    tickets: counts.get(row.problem_id) ?? 0,
    version: row.version,
  }));
}

function lineOf(row: Selectable<ProblemTable>) {
  return {
    problemId: row.problem_id,
    number: row.number,
    state: row.state,
    title: row.title,
    alike: row.category === null ? null : { category: row.category, sign: row.sign },
  };
}
