import type { DeskContext } from '../desk-context.ts';
import { feedbackCause } from '../store/feedback-ask-store.ts';
import type { Db } from '../store/tables.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { dayWords } from '../words/day-words.ts';
import { mailVisitor } from './visitor-mail.ts';

/** Asks a visitor whether it is solved, on his own page until it ends; nothing without an address. */
export async function mailFeedbackQuestion(
  context: DeskContext,
  db: Db,
  ticket: StoredTicket,
  pageEndsMs: number,
): Promise<void> {
  const { item, locale } = ticket;
  const words = { number: item.visitCode, day: dayWords(context.dayAt(pageEndsMs), locale) };
  await mailVisitor(context, db, ticket, (say, pageOf) => ({
    kind: 'feedback-asked',
    cause: feedbackCause(item.ticketId),
    subject: say('mail:feedback-asked.subject', words),
    parts: [
      say('mail:feedback-asked.lead', words),
      pageOf(say('mail:feedback-asked.page')),
      say('mail:feedback-asked.once', words),
    ],
  }));
}
