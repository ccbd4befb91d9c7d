import type { Locale } from '../../shared/domain/locale.ts';
import type { DeskContext } from '../desk-context.ts';
import type { StoredAppointment } from '../store/appointment-store.ts';
import { lastLocaleOf } from '../store/closed-appointment-store.ts';
import { mailOfPerson } from '../store/mail-address-store.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import type { Db } from '../store/tables.ts';
import { deskWords } from '../words/desk-words.ts';
import { appointmentWords } from '../words/day-words.ts';
import { mailOf } from './message.ts';
import { putMail } from './put-mail.ts';

/** What somebody with an appointment is told of it. */
type AppointmentNews =
  'appointment-closed' | 'appointment-open-again' | 'appointment-moved' | 'appointment-cancelled';

/**
 * Tells by mail what becomes of an appointment; false when nobody knows where he gets mail. `because` names what it
 * follows from, so that the same is told once.
 */
export async function mailAppointment(
  context: DeskContext,
  db: Db,
  kind: AppointmentNews,
  { appointmentId, personId, visitorName, startsAt, code }: StoredAppointment,
  because: string,
): Promise<boolean> {
  const { settings } = context;
  if (settings.mail === null || personId === null) return false;
  const to = await mailOfPerson(db, personId);
  if (to === null) return false;
  const locale: Locale = (await lastLocaleOf(db, personId)) ?? 'nl';
  const { timeZone } = (await newestTerms(db)).calendar;
  const say = deskWords(locale);
  const words = { moment: appointmentWords(startsAt, locale, timeZone), code };
  await putMail(context, db, {
    kind,
    cause: `${kind}/${appointmentId}/${because}`,
    to,
    content: mailOf(locale, say(`mail:${kind}.subject`, words), [
      say('mail:hello', { name: visitorName }),
      say(`mail:${kind}.lead`, words),
      say(`mail:${kind}.what`, words),
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
  return true;
}
