import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type Feedback,
  feedbackSince,
  isSameFeedback,
  mayGiveFeedback,
  sumFeedback,
} from '../../shared/domain/feedback.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { appendEvent } from '../store/event-store.ts';
import { countFeedback, findFeedback, keepFeedback } from '../store/feedback-store.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { livingTicket } from '../ticket/status-page.ts';
import { visitorActor } from '../visitor/change-by-visitor.ts';
import { tellUnsolved } from './tell-unsolved.ts';

/** What visitors say when it is over, and what becomes of it. */
export function feedbackHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'status.feedback' | 'feedback.get' | 'feedback.summary'> {
  const { read } = context.database;
  return {
    'status.feedback': ({ params, body }) => give(context, params.token, body),
    'feedback.get': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      return seen.ok ? ok({ feedback: await findFeedback(read, params.ticketId) }) : seen;
    },
    'feedback.summary': async ({ query }) =>
      ok(sumFeedback(await countFeedback(read, query.from, query.until))),
  };
}

async function give(
  context: DeskContext,
  token: string,
  said: Feedback,
): Promise<Result<Record<string, never>, Fault>> {
  const found = await livingTicket(context, token);
  if (found === null) return err(fault('status/unknown', 'No such page, or no longer'));
  const { ticketId } = found.item;
  const at = timestamp(context.clock);
  const given = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, context.database.kind, ticketId);
    const earlier = feedbackSince(ticket?.closedAt ?? null, await findFeedback(db, ticketId));
    const open = mayGiveFeedback(earlier?.givenAt ?? null, context.clock.nowMs());
    if (ticket?.item.status !== 'closed' || !open) {
      return err(fault('ticket/illegal-move', 'Feedback is for a closed ticket, for one day'));
    }
    // A second press of the same button is no second answer.
    if (isSameFeedback(earlier, said)) return ok(null);
    await keepFeedback(db, ticketId, said, earlier?.givenAt ?? at);
    if (earlier?.solved !== said.solved) await tellUnsolved(db, context, ticket, said, at);
    // The version stays: it changes nothing that a technician is about to do.
    return ok(
      await appendEvent(db, context.database.kind, {
        item: ticket.item,
        at,
        actor: visitorActor,
        actorId: null,
        kind: 'ticket.feedback-given',
        words: said.words === '' ? null : said.words,
        details: { solved: said.solved, timeLost: said.timeLost },
      }),
    );
  });
  if (!given.ok) return given;
  if (given.value !== null) context.hub.committed(given.value);
  return ok({});
}
