import type { Feedback } from '../../shared/domain/feedback.ts';
import type { Db } from './tables.ts';

/** What the visitor of a ticket said, with its moment; null when he said nothing. */
export async function findFeedback(
  db: Db,
  ticketId: string,
): Promise<(Feedback & { readonly givenAt: string }) | null> {
  const row = await db
    .selectFrom('feedback')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { solved, time_lost: timeLost, words, given_at: givenAt } = row;
  return { solved, timeLost, words, givenAt };
}

/** Keeps an answer, or writes it over the one before. */
export async function keepFeedback(
  db: Db,
  ticketId: string,
  { solved, timeLost, words }: Feedback,
  givenAt: string,
): Promise<void> {
  const said = { solved, time_lost: timeLost, words, given_at: givenAt };
  await db
    .insertInto('feedback')
    .values({ ticket_id: ticketId, ...said })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(said))
    .execute();
}

/** How often each pair of answers was given in a period. */
export async function countFeedback(
  db: Db,
  from: string,
  until: string,
): Promise<readonly (Pick<Feedback, 'solved' | 'timeLost'> & { readonly count: number })[]> {
  const rows = await db
    .selectFrom('feedback')
    .select(({ fn }) => ['solved', 'time_lost', fn.countAll().as('count')])
    .where('given_at', '>=', from)
    .where('given_at', '<', until)
    .groupBy(['solved', 'time_lost'])
    .execute();
  return rows.map((row) => ({
    solved: row.solved,
    timeLost: row.time_lost,
    count: Number(row.count),
  }));
}
