import type { Locale } from '../../shared/domain/locale.ts';
import { placeWords } from '../../shared/domain/place-words.ts';
import { calendarAt } from '../../shared/domain/service-level/terms.ts';
import type { DeskContext } from '../desk-context.ts';
import type { StoredAppointment } from '../store/appointment-store.ts';
import { lastLocaleOf } from '../store/closed-appointment-store.ts';
import { mailOfPerson } from '../store/mail-address-store.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import { listSites } from '../store/site-store.ts';
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
  { appointmentId, personId, visitorName, siteId, startsAt, code }: StoredAppointment,
  because: string,
): Promise<boolean> {
  const { settings } = context;
  if (settings.mail === null || personId === null) return false;
  const to = await mailOfPerson(db, personId);
  if (to === null) return false;
  const locale: Locale = (await lastLocaleOf(db, personId)) ?? 'nl';
  const { timeZone } = calendarAt(await newestTerms(db), siteId);
  const say = deskWords(locale);
  const words = { moment: appointmentWords(startsAt, locale, timeZone), code };
  await putMail(context, db, {
    kind,
    cause: `${kind}/${appointmentId}/${because}`,
    to,
    content: mailOf(locale, say(`mail:${kind}.subject`, words), [
      say('mail:hello', { name: visitorName }),
      say(`mail:${kind}.lead`, words),
      ...(await whereWords(context, db, siteId, say)),
      say(`mail:${kind}.what`, words),
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
  return true;
}

/** Where somebody is expected; nothing where there is one site, which needs no name. */
async function whereWords(
  { settings }: DeskContext,
  db: Db,
  siteId: string,
  say: ReturnType<typeof deskWords>,
): Promise<readonly string[]> {
  const sites = (await listSites(db, settings.siteName)).filter(({ active }) => active);
  const site = sites.length < 2 ? undefined : sites.find((each) => each.siteId === siteId);
  if (site === undefined) return [];
  const place = placeWords({ site: site.name, where: site.where });
  return [say('mail:appointment-where', { site: place })];
}
