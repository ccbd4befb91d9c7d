import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Authorisation } from '../../shared/contract/approval-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { isProven } from '../../shared/domain/approval.ts';
import { oldestOfferMs } from '../../shared/domain/licence.ts';
import { AttemptLimit } from '../auth/attempt-limit.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { countOpen, findProof, listApprovals } from '../store/approval-store.ts';
import { pageOf } from '../store/register-page.ts';
import { listGrants } from '../store/right-store.ts';
import { seatsOfTicket } from '../store/seat-store.ts';
import { waitsOf } from '../store/wait-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { askApproval } from './ask-approval.ts';
import { approvalFor, decide, withdraw } from './decide.ts';
import { confirmIdentity, proveIdentity } from './identity.ts';

type ApprovalRoutes =
  | 'ticket.authorisation'
  | 'ticket.ask-approval'
  | 'ticket.withdraw-approval'
  | 'ticket.prove-identity'
  | 'ticket.confirm-identity'
  | 'approval.inbox'
  | 'approval.open-link'
  | 'approval.decide';

const windowMs = 15 * 60 * 1000;
/** A card shows so many of each at most, the newest. */
const mostShown = 50;

/** Approvals, and the proof of who somebody is. */
export function approvalHandlers(context: DeskContext): Pick<DeskHandlers, ApprovalRoutes> {
  const { clock, database } = context;
  const { read } = database;
  const wrongLinks = new AttemptLimit(clock, { attempts: 20, windowMs });

  /** Counts a try with a link against the account until the link proves good. */
  const limited = async <T>(
    session: Session,
    tries: () => Promise<Result<T, Fault>>,
  ): Promise<Result<T, Fault>> => {
    if (!wrongLinks.take(session.accountId)) {
      return err(fault('auth/too-many-attempts', 'Too many links that open nothing; wait'));
    }
    const result = await tries();
    if (result.ok || result.fault.code !== 'approval/unknown') {
      wrongLinks.giveBack(session.accountId);
    }
    return result;
  };

  return {
    'ticket.authorisation': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      return seen.ok ? ok(await authorisationOf(context, session, params.ticketId)) : seen;
    },
    'ticket.ask-approval': ({ params, body }, { session }) =>
      askApproval(context, session, params.ticketId, body),
    'ticket.withdraw-approval': ({ params }, { session }) =>
      withdraw(context, session, params.ticketId, params.approvalId),
    'ticket.prove-identity': ({ params, body }, { session }) =>
      proveIdentity(context, session, params.ticketId, body),
    'ticket.confirm-identity': ({ params }, { session }) =>
      confirmIdentity(context, session, params.ticketId),
    'approval.inbox': async ({ query }, { session }) => {
      const now = timestamp(clock);
      const found = await listApprovals(
        read,
        {
          approverId: session.accountId,
          open: query.state === 'open',
          before: query.before ?? null,
        },
        now,
        query.limit + 1,
      );
      const { items, next } = pageOf(found, query.limit, ({ approvalId }) => approvalId);
      return ok({ approvals: items, next, open: await countOpen(read, session.accountId, now) });
    },
    'approval.open-link': ({ body }, { session }) =>
      limited(session, () => approvalFor(context, session, body.token)),
    'approval.decide': ({ params, body }, { session }) =>
      limited(session, () => decide(context, session, params.approvalId, body)),
  };
}

async function authorisationOf(
  context: DeskContext,
  session: Session,
  ticketId: string,
): Promise<Authorisation> {
  const { read } = context.database;
  const queues = queuesOf(session.role);
  const proof = await findProof(read, ticketId);
  const page = { words: [], before: null, limit: mostShown };
  const hoursAt = await context.serviceLevels.openingHours(oldestOfferMs(context.clock.nowMs()));
  return {
    identity:
      proof === null
        ? null
        : {
            how: proof.how,
            remark: proof.remark,
            by: proof.by,
            at: proof.at,
            secondBy: proof.secondBy,
          },
    isProven: isProven(proof),
    approvals: [...(await listApprovals(read, { ticketId }, timestamp(context.clock), mostShown))],
    grants: [...(await listGrants(read, { ticketId }, page, queues))],
    seats: [...(await seatsOfTicket(read, ticketId, queues, mostShown))],
    waits: [...(await waitsOf(read, { ticketId }, queues, mostShown, hoursAt))],
  };
}
