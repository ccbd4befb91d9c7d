import type { ClosingTime } from '../../shared/domain/closing-time.ts';
import { calendarAt } from '../../shared/domain/service-level/terms.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import type { Db } from '../store/tables.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { appointmentWords } from '../words/day-words.ts';
import { mailVisitor } from './visitor-mail.ts';

/** Tells a visitor who waits that it will hardly be today, once a day; nothing without an address. */
export async function mailUnlikely(
  context: DeskContext,
  db: Db,
  ticket: StoredTicket,
  { closesAt, opensAgainAt }: ClosingTime,
  day: string,
): Promise<void> {
  const { item, locale } = ticket;
  await mailVisitor(context, db, ticket, async (say, pageOf) => {
    const { timeZone } = calendarAt(await newestTerms(db), siteIdOf(item));
    const words = {
      number: item.visitCode,
      closes: appointmentWords(closesAt, locale, timeZone),
      opens: appointmentWords(opensAgainAt, locale, timeZone),
    };
    return {
      kind: 'not-today',
      cause: `not-today/${item.ticketId}/${day}`,
      subject: say('mail:not-today.subject', words),
      parts: [
        say('mail:not-today.lead', words),
        say('mail:not-today.what', words),
        pageOf(say('mail:not-today.page')),
      ],
    };
  });
}
