import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { loanRequestRoutes } from '../../shared/contract/loan-request-routes.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import type { LoanRequest } from '../../shared/domain/loan-request.ts';
import { refusalOfLoan } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import { findPool } from '../store/loan-store.ts';
import {
  askerOf,
  findLoanRequest,
  insertLoanRequest,
  listLoanRequests,
  moveLoanRequest,
} from '../store/loan-request-store.ts';
import { addNotice } from '../store/notice-store.ts';
import { personWithRole } from '../store/person-store.ts';
import { pageOf } from '../store/register-page.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { loanRefusals } from './lending.ts';

/** A pool that only a lead lends from is asked of one; with his yes the counter lends. */
export function loanRequestHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof loanRequestRoutes> {
  const { database } = context;
  return {
    'loan-request.ask': async ({ body }, { session }) => {
      if (body.ticketId !== null) {
        const ticket = await seenTicket(context, session, body.ticketId);
        if (!ticket.ok) return ticket;
      }
      return database.write(async (db): Promise<Result<LoanRequest, Fault>> => {
        const pool = await findPool(db, body.poolId);
        if (pool === null) return err(fault('loan/unknown', 'There is no such pool'));
        const { staffNumber, name } = body.holder;
        const person = staffNumber === null ? null : await personWithRole(db, staffNumber);
        const wish = {
          role: person?.role ?? null,
          byLead: true,
          today: context.dayAt(context.clock.nowMs()),
          dueOn: body.dueOn,
        };
        // What even a lead may not lend is not worth his time.
        const refusal = refusalOfLoan(pool.facts, wish, await openingCalendar(db));
        if (refusal !== null) return err(fault(loanRefusals[refusal], `The pool says ${refusal}`));
        const at = timestamp(context.clock);
        const isNew = await insertLoanRequest(db, {
          request_id: body.requestId,
          pool_id: body.poolId,
          holder_name: name,
          staff_number: staffNumber,
          holder_key: holderKey(body.holder),
          due_on: body.dueOn,
          words: body.words,
          ticket_id: body.ticketId,
          state: 'waiting',
          asked_at: at,
          asked_by: session.name,
          asked_by_id: session.accountId,
          decided_at: null,
          decided_by: null,
          decision_words: null,
          handover_id: null,
        });
        if (isNew) {
          const details = { by: session.name, holder: name, pool: pool.facts.name };
          await tellRoles(context, db, ['lead', 'admin'], { kind: 'loan-asked', at, details });
        }
        return found(await findLoanRequest(db, body.requestId));
      });
    },
    'loan-request.list': async ({ query }) => {
      const rows = await listLoanRequests(database.read, {
        state: query.state ?? null,
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const { items, next } = pageOf(rows, query.limit, ({ requestId }) => requestId);
      return ok({ requests: items, next });
    },
    'loan-request.decide': ({ params: { requestId }, body }, { session }) =>
      database.write(async (db): Promise<Result<LoanRequest, Fault>> => {
        const at = timestamp(context.clock);
        const moved = await moveLoanRequest(db, requestId, 'waiting', {
          state: body.decision,
          decided_at: at,
          decided_by: session.name,
          decision_words: body.words,
        });
        if (!moved) return err(unknownRequest());
        const request = await findLoanRequest(db, requestId);
        const accountId = await askerOf(db, requestId);
        if (request !== null && accountId !== null) {
          await addNotice(db, {
            noticeId: context.newId(),
            accountId,
            ticketId: request.ticketId,
            kind: 'loan-decided',
            at,
            details: { by: session.name, holder: request.holder.name, decision: body.decision },
          });
        }
        return found(request);
      }),
  };
}

function found(request: LoanRequest | null): Result<LoanRequest, Fault> {
  return request === null ? err(unknownRequest()) : ok(request);
}

function unknownRequest(): Fault {
  return fault('loan/unknown', 'No such request waits');
}
