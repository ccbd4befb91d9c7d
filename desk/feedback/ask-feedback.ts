import { timestamp } from '../../shared/base/clock.ts';
import { feedbackSince, isAskedByMail } from '../../shared/domain/feedback.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { Job } from '../jobs/job-runner.ts';
import { mailFeedbackQuestion } from '../mail/feedback-mail.ts';
import {
  dropFeedbackAsk,
  dueFeedbackAsks,
  endFeedbackAsk,
  planFeedbackAsk,
} from '../store/feedback-ask-store.ts';
import { findFeedback } from '../store/feedback-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** So many in one turn; the rest waits for the next. */
const atOnce = 100;

/** Puts down at its closing that the visitor of a ticket is to be asked; call it in that command. */
export async function planFeedback(
  { settings }: Pick<DeskContext, 'settings'>,
  db: Db,
  { item, document, resolvedAt, closedAt }: StoredTicket,
): Promise<void> {
  if (settings.mail === null || closedAt === null) return;
  const closingCode = document.resolution?.closingCode ?? null;
  const { reportType } = item;
  if (!isAskedByMail({ reportType, closingCode, resolvedAt, closedAt })) return;
  await planFeedbackAsk(db, item.ticketId, closedAt);
}

/** Asks each visitor once, so many hours after his ticket was closed as the leads chose; with 0 nobody. */
export const askFeedback: Job = {
  name: 'ask-feedback',
  everyMs: 5 * 60 * 1000,
  run: async (context) => {
    const { clock, database } = context;
    const { feedbackMailHours, reopenDays } = await rulesNow(context);
    const until = new Date(clock.nowMs() - feedbackMailHours * hourMs).toISOString();
    for (const ticketId of await dueFeedbackAsks(database.read, until, atOnce)) {
      await ask(context, ticketId, { until, isOff: feedbackMailHours === 0, reopenDays });
    }
  },
};

async function ask(
  context: DeskContext,
  ticketId: string,
  rule: { readonly until: string; readonly isOff: boolean; readonly reopenDays: number },
): Promise<void> {
  const { clock, database } = context;
  await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    if (ticket?.item.status !== 'closed' || ticket.closedAt === null) {
      await dropFeedbackAsk(db, ticketId);
      return;
    }
    // Also when nobody is to be asked: who switches it on asks those who come from then on.
    if (!(await endFeedbackAsk(db, ticketId, rule.until, timestamp(clock)))) return;
    const pageEndsMs = Date.parse(ticket.closedAt) + rule.reopenDays * dayMs;
    if (rule.isOff || clock.nowMs() >= pageEndsMs) return;
    const said = feedbackSince(ticket.closedAt, await findFeedback(db, ticketId));
    if (said === null) await mailFeedbackQuestion(context, db, ticket, pageEndsMs);
  });
}
