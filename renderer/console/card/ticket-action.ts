import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ClosingWords } from '../../../shared/domain/closing.ts';
import type { Scale } from '../../../shared/domain/priority.ts';
import type { WorkQueue } from '../../../shared/domain/report-type.ts';
import type { Resolution, Ticket, Verification } from '../../../shared/domain/ticket.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';

/** Everything that a card can send. The types are also the names of the forms and their drafts. */
export type TicketAction =
  | { readonly type: 'call' | 'start' | 'no-show' | 'back-in-queue' | 'accept-priority' }
  | ({ readonly type: 'close' } & ClosingWords)
  | { readonly type: 'return' | 'reopen' | 'cancel'; readonly reason: string }
  | { readonly type: 'hold'; readonly until: string; readonly reason: string }
  | { readonly type: 'note'; readonly words: string; readonly mentions: readonly string[] }
  | { readonly type: 'message'; readonly words: string }
  | {
      readonly type: 'change-priority';
      readonly impact: Scale;
      readonly urgency: Scale;
      readonly argument: string;
    }
  | {
      readonly type: 'hand-over';
      readonly to:
        | { readonly kind: 'account'; readonly accountId: string }
        | { readonly kind: 'queue'; readonly queue: WorkQueue };
      readonly reason: string;
    }
  | ({ readonly type: 'resolve' } & Readonly<Resolution>)
  | { readonly type: 'verify'; readonly verification: Verification };

/** Sends an action on the ticket as the technician sees it; a newer version answers a fault. */
export function sendAction(
  desk: DeskClient,
  seen: Ticket,
  action: TicketAction,
): Promise<Result<Ticket, Fault>> {
  const params = { ticketId: seen.item.ticketId };
  const { version } = seen.item;
  switch (action.type) {
    case 'call':
      return desk.call('ticket.call', { params, body: { version } });
    case 'start':
      return desk.call('ticket.start', { params, body: { version } });
    case 'close': {
      const { notAskedBecause, knowledgeCandidate } = action;
      return desk.call('ticket.close', {
        params,
        body: { version, notAskedBecause, knowledgeCandidate },
      });
    }
    case 'no-show':
      return desk.call('ticket.no-show', { params, body: { version } });
    case 'back-in-queue':
      return desk.call('ticket.back-in-queue', { params, body: { version } });
    case 'hold': {
      const { until, reason } = action;
      return desk.call('ticket.hold', { params, body: { version, until, reason } });
    }
    case 'accept-priority':
      return desk.call('ticket.priority', { params, body: { version, decision: 'accept' } });
    case 'return':
      return desk.call('ticket.return', { params, body: { version, reason: action.reason } });
    case 'reopen':
      return desk.call('ticket.reopen', { params, body: { version, reason: action.reason } });
    case 'cancel':
      return desk.call('ticket.cancel', { params, body: { version, reason: action.reason } });
    case 'note':
      return desk.call('ticket.note', {
        params,
        body: { words: action.words, mentions: [...action.mentions] },
      });
    case 'message':
      return desk.call('ticket.message', { params, body: { version, words: action.words } });
    case 'change-priority': {
      const { impact, urgency, argument } = action;
      return desk.call('ticket.priority', {
        params,
        body: { version, decision: 'change', impact, urgency, argument },
      });
    }
    case 'hand-over':
      return desk.call('ticket.hand-over', {
        params,
        body: { version, to: action.to, reason: action.reason },
      });
    case 'resolve': {
      const { cause, solution, closingCode } = action;
      return desk.call('ticket.resolve', {
        params,
        body: { version, cause, solution, closingCode },
      });
    }
    case 'verify':
      return desk.call('ticket.verify', {
        params,
        body: { version, verification: action.verification },
      });
    default:
      return assertNever(action);
  }
}
