import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { isPlainCounter } from '../desk-link/plain-counter.ts';
import styles from './status-screen.module.css';

/** Where the visitor has to be: at which site, and for which counter he waits. */
export function WhereToGo({
  page: { site, counter, status },
}: {
  readonly page: Pick<StatusPage, 'site' | 'counter' | 'status'>;
}) {
  const { t } = useTranslation('status');
  const isOver = isTicketOver(status);
  const sentTo = status === 'waiting' ? counter : null;
  if (isOver || (site === undefined && sentTo === null)) return null;
  return (
    <section className={styles['note']} aria-labelledby="where">
      <h2 id="where">
        <MapPin aria-hidden="true" />
        {t('where.title')}
      </h2>
      {site === undefined ? null : (
        <p>
          <strong>{site.name}</strong>
          {site.where === '' ? null : `, ${site.where}`}
        </p>
      )}
      {sentTo === null ? null : (
        <p>
          {t('where.counter', {
            counter: isPlainCounter(sentTo) ? t('counter', { counter: sentTo }) : sentTo,
          })}
        </p>
      )}
    </section>
  );
}
