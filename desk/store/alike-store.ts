import {
  type AlikeGroup,
  type GroupProblem,
  type Problem,
  type Visit,
  openProblemStates,
} from '../../shared/domain/problem.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { findingOfText } from './ticket-row.ts';

/** An open problem, and what leads were told of it last. */
interface OpenProblem extends Pick<Problem, 'problemId' | 'number'> {
  readonly told: { readonly tickets: number; readonly at: string };
}

/** Problems that the desk proposed and that are open, or were put away since a moment; the newest first. */
export async function groupProblems(db: Db, since: string): Promise<readonly GroupProblem[]> {
  const rows = await db
    .selectFrom('problem')
    .select(['problem_id', 'signature', 'state', 'updated_at'])
    .where((eb) => eb.or([eb('updated_at', '>=', since), eb('state', 'in', openProblemStates)]))
    .orderBy('number', 'desc')
    .execute();
  return rows.flatMap(({ problem_id: problemId, signature, state, updated_at: updatedAt }) =>
    signature === null ? [] : [{ problemId, signature, state, updatedAt }],
  );
}

/**
 * Holds tickets before the problem that takes them in: whoever links one by hand, or merges it, has the ticket
 * first, and two who begin at other ends would wait for each other.
 */
export async function holdTickets(
  db: Db,
  kind: DeskDatabase['kind'],
  ticketIds: readonly string[],
): Promise<void> {
  if (kind === 'sqlite') return;
  await db
    .selectFrom('ticket')
    .select('ticket_id')
    .where('ticket_id', 'in', ticketIds)
    .orderBy('ticket_id')
    .forKeyShare()
    .execute();
}

/** The newest open problem of a group, which nobody else changes before this command ends; null without one. */
export async function lockOpenProblem(
  db: Db,
  kind: DeskDatabase['kind'],
  { signature }: Pick<AlikeGroup, 'signature'>,
): Promise<OpenProblem | null> {
  const query = db
    .selectFrom('problem')
    .select(['problem_id', 'number', 'created_at', 'told_tickets', 'told_at'])
    .where('signature', '=', signature)
    .where('state', 'in', openProblemStates)
    .orderBy('number', 'desc')
    .limit(1);
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  const told = { tickets: row.told_tickets ?? 0, at: row.told_at ?? row.created_at };
  return { problemId: row.problem_id, number: row.number, told };
}

/**
 * Of so many of the newest tickets those that arrived since a moment and are with no problem. Where a person put
 * one with a problem, or took one off, is not looked at again.
 */
export async function newestWithoutProblem(
  db: Db,
  { since, limit }: { readonly since: string; readonly limit: number },
): Promise<readonly Visit[]> {
  const rows = await db
    // First the newest, by their numbers: no index tells when a ticket arrived.
    .selectFrom((eb) =>
      eb
        .selectFrom('ticket')
        .select([
          'ticket_id',
          'queue',
          'category',
          'worst_finding',
          'worst_verdict',
          'device_kind',
          'arrived_at',
        ])
        .orderBy('number', 'desc')
        .limit(limit)
        .as('newest'),
    )
    .selectAll()
    .where('arrived_at', '>=', since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('problem_ticket')
            .select('problem_ticket.problem_id')
            .whereRef('problem_ticket.ticket_id', '=', 'newest.ticket_id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('event')
            .select('event.event_id')
            .whereRef('event.ticket_id', '=', 'newest.ticket_id')
            .where('event.kind', '=', 'ticket.problem-linked'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    queue: row.queue,
    category: row.category,
    worstFinding: findingOfText(row.worst_finding),
    worstVerdict: row.worst_verdict,
    deviceKind: row.device_kind,
    arrivedAt: row.arrived_at,
  }));
}

/** Puts tickets with a problem that are with none, and says how many; what somebody linked meanwhile stays. */
export async function linkUnlinked(
  db: Db,
  ticketIds: readonly string[],
  problemId: string,
): Promise<number> {
  const linked = await db
    .insertInto('problem_ticket')
    .values(ticketIds.map((ticketId) => ({ ticket_id: ticketId, problem_id: problemId })))
    .onConflict((conflict) => conflict.column('ticket_id').doNothing())
    .returning('ticket_id')
    .execute();
  return linked.length;
}

/** How many tickets a problem has, and how many of them arrived since a moment; nothing confidential is counted. */
export async function countTickets(
  db: Db,
  problemId: string,
  since: string,
): Promise<{ readonly tickets: number; readonly lately: number }> {
  const { tickets, lately } = await db
    .selectFrom('problem_ticket')
    .innerJoin('ticket', 'ticket.ticket_id', 'problem_ticket.ticket_id')
    .select(({ fn }) => [
      fn.countAll().as('tickets'),
      fn.countAll().filterWhere('ticket.arrived_at', '>=', since).as('lately'),
    ])
    .where('problem_ticket.problem_id', '=', problemId)
    .where('ticket.queue', '<>', 'confidential')
    .executeTakeFirstOrThrow();
  return { tickets: Number(tickets), lately: Number(lately) };
}

/** Keeps what leads were told of a problem now. */
export async function keepTold(
  db: Db,
  problemId: string,
  told: OpenProblem['told'],
): Promise<void> {
  await db
    .updateTable('problem')
    .set({ told_tickets: told.tickets, told_at: told.at })
    .where('problem_id', '=', problemId)
    .execute();
}
