import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { mostProblemTickets } from '../../shared/contract/problem-routes.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import {
  findProblem,
  insertProblem,
  linkProblem,
  listProblems,
  problemIdOf,
  ticketsOfProblem,
  updateProblem,
} from '../store/problem-store.ts';
import { happenBeside, seenTicket } from '../ticket/beside-ticket.ts';
import { changeTicket } from '../ticket/change-ticket.ts';

type ProblemRoutes =
  | 'problem.list'
  | 'problem.get'
  | 'problem.create'
  | 'problem.change'
  | 'problem.message'
  | 'ticket.problem'
  | 'ticket.link-problem';

/** Problems and the tickets that belong to them. */
export function problemHandlers(context: DeskContext): Pick<DeskHandlers, ProblemRoutes> {
  const { database } = context;
  return {
    'problem.list': async ({ query }, { session }) => {
      const page = { before: query.before ?? null, limit: query.limit + 1 };
      const found = await listProblems(database.read, page, queuesOf(session.role));
      const problems = found.slice(0, query.limit);
      return ok({
        problems,
        next: found.length > problems.length ? (problems.at(-1)?.number ?? null) : null,
      });
    },
    'problem.get': async ({ params }, { session }) => {
      const problem = await problemSeen(context, session, params.problemId);
      if (!problem.ok) return problem;
      const queues = queuesOf(session.role);
      const tickets = await ticketsOfProblem(
        database.read,
        params.problemId,
        queues,
        mostProblemTickets,
      );
      return ok({ problem: problem.value, tickets: [...tickets] });
    },
    'problem.create': async ({ body }, { session }) => {
      const problemId = context.newId();
      const at = timestamp(context.clock);
      await database.write((db) =>
        insertProblem(db, { ...body, problemId, state: 'new', group: null, at }),
      );
      return problemSeen(context, session, problemId);
    },
    'problem.change': async ({ params, body }, { session }) => {
      const { version, ...change } = body;
      const seen = { ...params, version };
      const at = timestamp(context.clock);
      const changed = await database.write((db) => updateProblem(db, seen, change, at));
      const problem = await problemSeen(context, session, params.problemId);
      return changed || !problem.ok ? problem : err(newerThan(version, problem.value));
    },
    'problem.message': ({ params, body }, { session }) =>
      writeToAll(context, session, params.problemId, body.words),
    'ticket.problem': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      if (!seen.ok) return seen;
      const problemId = await problemIdOf(database.read, params.ticketId);
      const problem =
        problemId === null
          ? null
          : await findProblem(database.read, problemId, queuesOf(session.role));
      return ok({ problem });
    },
    'ticket.link-problem': async ({ params, body }, { session }) => {
      const { problemId } = body;
      const problem = problemId === null ? null : await problemSeen(context, session, problemId);
      if (problem?.ok === false) return problem;
      const linked = await happenBeside(context, session, params.ticketId, async (db) => {
        await linkProblem(db, params.ticketId, problemId);
        return ok({
          kind: 'ticket.problem-linked',
          details: problem === null ? {} : { number: problem.value.number },
        });
      });
      return linked.ok ? ok({}) : linked;
    },
  };
}

async function problemSeen(
  context: DeskContext,
  session: Session,
  problemId: string,
): Promise<Result<Problem, Fault>> {
  const found = await findProblem(context.database.read, problemId, queuesOf(session.role));
  return found === null ? err(fault('problem/unknown', 'There is no such problem')) : ok(found);
}

function newerThan(seen: number | undefined, { version }: Problem): Fault {
  return fault('problem/changed-meanwhile', `Version ${seen} was seen, ${version} is there`);
}

/** Each message is a change of its ticket like any other; one that a colleague is closing is passed over. */
async function writeToAll(
  context: DeskContext,
  session: Session,
  problemId: string,
  words: string,
): Promise<Result<{ readonly written: number }, Fault>> {
  const problem = await problemSeen(context, session, problemId);
  if (!problem.ok) return problem;
  const queues = queuesOf(session.role);
  const linked = await ticketsOfProblem(
    context.database.read,
    problemId,
    queues,
    problem.value.tickets,
  );
  let written = 0;
  for (const { ticketId, status } of linked) {
    if (isTicketOver(status)) continue;
    const target = { ticketId, version: null };
    const changed = await changeTicket(context, session, target, { type: 'write-message', words });
    if (changed.ok) written += 1;
  }
  return ok({ written });
}
