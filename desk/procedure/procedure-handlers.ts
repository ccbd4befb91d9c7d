import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Procedure } from '../../shared/domain/procedure.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { insertProcedure, newestProcedures, runsOf, versionsOf } from '../store/procedure-store.ts';
import { skippedBefore } from '../store/skipped-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { endStep, startProcedure, stopProcedure } from './follow.ts';
import { proposedFor } from './proposed.ts';

type ProcedureRoutes =
  | `procedure.${'list' | 'versions' | 'put' | 'skipped'}`
  | 'ticket.procedures'
  | 'ticket.start-procedure'
  | 'ticket.end-step'
  | 'ticket.stop-procedure';

const pageOfSkipped = 100;
const farFuture = '9999-12-31T23:59:59.999Z';

/** Checklists with evidence: written by leads, followed by technicians. */
export function procedureHandlers(context: DeskContext): Pick<DeskHandlers, ProcedureRoutes> {
  const { clock, database } = context;
  return {
    'procedure.list': async () => ok({ procedures: await newestProcedures(database.read) }),
    'procedure.versions': async ({ params }) =>
      ok({ procedures: await versionsOf(database.read, params.procedureId) }),
    'procedure.put': async ({ params, body }, { session }) => {
      const procedure: Procedure = {
        procedureId: params.procedureId,
        version: body.version + 1,
        state: body.state,
        content: body.content,
        changedBy: session.name,
        changedAt: timestamp(clock),
      };
      return database.write(async (db) => {
        const [newest] = await versionsOf(db, params.procedureId);
        const isNewest = (newest?.version ?? 0) === body.version;
        return isNewest && (await insertProcedure(db, procedure))
          ? ok(procedure)
          : err(fault('procedure/changed-meanwhile', 'Somebody wrote a newer version'));
      });
    },
    'procedure.skipped': async ({ query }, { session }) => {
      const rows = await skippedBefore(
        database.read,
        query.before ?? farFuture,
        queuesOf(session.role),
        pageOfSkipped,
      );
      return ok({
        skipped: rows.map(({ content, stepId, ...row }) => ({
          ...row,
          procedure: content.title,
          step: content.steps.find((step) => step.stepId === stepId)?.title ?? null,
        })),
      });
    },
    'ticket.procedures': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      if (!ticket.ok) return ticket;
      const proposed = proposedFor(ticket.value, await newestProcedures(database.read));
      return ok({ ...proposed, runs: await runsOf(database.read, params.ticketId) });
    },
    'ticket.start-procedure': ({ params, body }, { session }) =>
      startProcedure(context, session, params.ticketId, body.procedureId),
    'ticket.end-step': ({ params, body }, { session }) => endStep(context, session, params, body),
    'ticket.stop-procedure': ({ params, body }, { session }) =>
      stopProcedure(context, session, params, body.reason),
  };
}
