import type { ClosingTime } from '../../shared/domain/closing-time.ts';
import { calendarAt } from '../../shared/domain/service-level/terms.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import type { Db } from '../store/tables.ts';
import { type StoredTicket, statusPathOf } from '../ticket/stored-ticket.ts';
import { appointmentWords } from '../words/day-words.ts';
import { deskWords } from '../words/desk-words.ts';
import { mailOfVisitor } from './known-address.ts';
import { mailOf } from './message.ts';
import { putMail } from './put-mail.ts';

/** Tells a visitor who waits that it will hardly be today, once a day; nothing without an address. */
export async function mailUnlikely(
  context: DeskContext,
  db: Db,
  ticket: StoredTicket,
  { closesAt, opensAgainAt }: ClosingTime,
  day: string,
): Promise<void> {
  const { settings } = context;
  if (settings.mail === null) return;
  const to = await mailOfVisitor(db, ticket);
  if (to === null) return;
  const { locale, item, statusToken } = ticket;
  const { timeZone } = calendarAt(await newestTerms(db), siteIdOf(item));
  const say = deskWords(locale);
  const words = {
    number: item.visitCode,
    closes: appointmentWords(closesAt, locale, timeZone),
    opens: appointmentWords(opensAgainAt, locale, timeZone),
  };
  await putMail(context, db, {
    kind: 'not-today',
    cause: `not-today/${item.ticketId}/${day}`,
    to,
    content: mailOf(locale, say('mail:not-today.subject', words), [
      say('mail:hello', { name: item.visitorName ?? say('mail:visitor') }),
      say('mail:not-today.lead', words),
      say('mail:not-today.what', words),
      {
        words: say('mail:not-today.page'),
        href: new URL(statusPathOf(statusToken), settings.publicUrl).href,
      },
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
}
