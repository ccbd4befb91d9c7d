import type { DeskContext } from '../desk-context.ts';
import { feedbackCause } from '../store/feedback-ask-store.ts';
import type { Db } from '../store/tables.ts';
import { type StoredTicket, statusPathOf } from '../ticket/stored-ticket.ts';
import { dayWords } from '../words/day-words.ts';
import { deskWords } from '../words/desk-words.ts';
import { mailOfVisitor } from './known-address.ts';
import { mailOf } from './message.ts';
import { putMail } from './put-mail.ts';

/** Asks a visitor whether it is solved, on his own page until it ends; nothing without an address. */
export async function mailFeedbackQuestion(
  context: DeskContext,
  db: Db,
  ticket: StoredTicket,
  pageEndsMs: number,
): Promise<void> {
  const { settings, dayAt } = context;
  const to = await mailOfVisitor(db, ticket);
  if (to === null) return;
  const { locale, item, statusToken } = ticket;
  const say = deskWords(locale);
  const words = { number: item.visitCode, day: dayWords(dayAt(pageEndsMs), locale) };
  await putMail(context, db, {
    kind: 'feedback-asked',
    cause: feedbackCause(item.ticketId),
    to,
    content: mailOf(locale, say('mail:feedback-asked.subject', words), [
      say('mail:hello', { name: item.visitorName ?? say('mail:visitor') }),
      say('mail:feedback-asked.lead', words),
      {
        words: say('mail:feedback-asked.page'),
        href: new URL(statusPathOf(statusToken), settings.publicUrl).href,
      },
      say('mail:feedback-asked.once', words),
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
}
