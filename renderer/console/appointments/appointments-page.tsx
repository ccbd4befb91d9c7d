import { ChevronLeft, ChevronRight, Scale } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appointment, keptEarlyMinutes } from '../../../shared/domain/appointment.ts';
import { siteIdOf } from '../../../shared/domain/site.ts';
import { formatDay, formatTime } from '../../i18n/format.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useSession } from '../session/session.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { AppointmentForm } from './appointment-form.tsx';
import { AppointmentTable } from './appointment-table.tsx';
import { dayAfter } from './day-time.ts';
import { SiteChoice } from './site-choice.tsx';
import { useAppointments } from './use-appointments.ts';
import styles from './appointments-page.module.css';

/** Who is expected at a site on a day, and by which rule they are served among walk-ins. */
export function AppointmentsPage() {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [day, setDay] = useState(() => dayAfter(new Date(), 0));
  const [changing, setChanging] = useState<Appointment | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const session = useSession();
  const [siteId, setSiteId] = useState(() => siteIdOf(session));
  const site = useSitesToName().find((each) => each.siteId === siteId)?.name ?? null;
  const listed = useAppointments(day, siteId);
  const fault = faultOf(listed.error);
  const openings = listed.data?.openings;
  const show = (days: number) => {
    setChanging(null);
    setDay(dayAfter(day, days));
  };
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="appointments-title">
        <div className={styles['head']}>
          <h1 ref={heading} id="appointments-title" tabIndex={-1}>
            {t('appointments:title')}
          </h1>
          <div className={styles['days']} role="group" aria-label={t('appointments:day')}>
            <Button
              icon={<ChevronLeft />}
              label={t('appointments:day-before')}
              onPress={() => show(-1)}
            />
            <strong aria-live="polite">{formatDay(day, locale)}</strong>
            <Button
              icon={<ChevronRight />}
              label={t('appointments:day-after')}
              onPress={() => show(1)}
            />
          </div>
        </div>
        <SiteChoice
          label={t('appointments:of-site')}
          siteId={siteId}
          onChange={(chosen) => {
            setChanging(null);
            setSiteId(chosen);
          }}
        />
        {fault !== null ? (
          <p role="alert">{faultWords(t, fault)}</p>
        ) : listed.data === undefined ? (
          <p role="status">{t('appointments:loading')}</p>
        ) : listed.data.appointments.length === 0 ? (
          <p>{site === null ? t('appointments:nobody') : t('appointments:nobody-at', { site })}</p>
        ) : (
          <AppointmentTable
            appointments={listed.data.appointments}
            seenAtMs={listed.dataUpdatedAt}
            onChange={setChanging}
          />
        )}
        {openings === undefined ? null : openings.length === 0 ? (
          <p>{site === null ? t('appointments:closed') : t('appointments:closed-at', { site })}</p>
        ) : (
          openings.map(({ from, until }) => (
            <p key={from}>
              {t(site === null ? 'appointments:open' : 'appointments:open-at', {
                from: formatTime(new Date(from), locale),
                until: formatTime(new Date(until), locale),
                site,
              })}
            </p>
          ))
        )}
        {listed.data === undefined ? null : (
          <div className={styles['rule']}>
            <h2>
              <Scale aria-hidden="true" />
              {t('appointments:rule.title')}
            </h2>
            <ul>
              <li>{t('appointments:rule.urgent')}</li>
              <li>{t('appointments:rule.head-start', { ...listed.data.rule })}</li>
              <li>{t('appointments:rule.early')}</li>
              <li>
                {t('appointments:rule.kept', { minutes: keptEarlyMinutes(listed.data.rule) })}
              </li>
              <li>{t('appointments:rule.late', { ...listed.data.rule })}</li>
              <li>{t('appointments:rule.most', { ...listed.data.rule })}</li>
              <li>{t('appointments:rule.missed')}</li>
            </ul>
          </div>
        )}
      </section>
      <AppointmentForm
        key={changing === null ? `${day.toISOString()} ${siteId}` : changing.appointmentId}
        day={day}
        listedSiteId={siteId}
        changing={changing}
        onDone={() => {
          setChanging(null);
          mendFocus(() => heading.current);
        }}
      />
    </main>
  );
}
