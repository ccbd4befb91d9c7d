import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import type { DeskTime } from './desk-time.ts';
import styles from './status-screen.module.css';

/** An appointment at which the desk is closed, or was to be, or at another site; nothing when there is none. */
export function OwnAppointment({
  page,
  time,
}: {
  readonly page: StatusPage;
  readonly time: DeskTime;
}) {
  const { t } = useTranslation('status');
  if (page.ownAppointment === undefined) return null;
  const { startsAt, state, closedBy, site } = page.ownAppointment;
  const moment = time.long(new Date(startsAt));
  return (
    <section className={styles['note']} aria-live="polite" aria-labelledby="own-appointment">
      <h2 id="own-appointment">
        <CalendarClock aria-hidden="true" />
        {t(`own-appointment.${state}.title`)}
      </h2>
      <p>
        {closedBy === undefined ? null : t(`own-appointment.cause.${closedBy}`)}{' '}
        {t(`own-appointment.${state}.words`, { moment })}
      </p>
      {site === undefined ? null : (
        <p>
          {t('own-appointment.site', {
            site: site.where === '' ? site.name : `${site.name}, ${site.where}`,
          })}
        </p>
      )}
    </section>
  );
}
