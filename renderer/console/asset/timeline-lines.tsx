import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AssetEvent } from '../../../shared/domain/asset-event.ts';
import type { AssetVisit, TimelineEntry } from '../../../shared/domain/asset-timeline.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { changeWords } from './change-words.ts';
import { eventWords } from './event-words.ts';
import styles from './asset.module.css';

/** Lines of the life of an asset, as they were given. */
export function TimelineLines({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { settings } = useParts();
  const { locale } = useStore(settings);
  return (
    <ol className={styles['timeline']}>
      {entries.map((entry) => (
        <li key={entry.kind === 'event' ? `event ${entry.event.sequence}` : entry.visit.ticketId}>
          <time dateTime={entry.at}>{formatDateTime(new Date(entry.at), locale)}</time>
          {entry.kind === 'event' ? (
            <EventLine event={entry.event} />
          ) : (
            <VisitLine visit={entry.visit} />
          )}
        </li>
      ))}
    </ol>
  );
}

function EventLine({ event }: { readonly event: AssetEvent }) {
  const { t } = useTranslation('assets');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const said = [event.reason, event.wipeProof].filter((words) => words !== null);
  return (
    <div>
      <p>
        <strong>{event.actor}</strong> {eventWords(t, event)}
        {event.minutes === null ? null : ` · ${t('minutes', { count: event.minutes })}`}
        {event.ticket === null ? null : (
          <>
            {' · '}
            <Link to="/tickets/$ticketId" params={{ ticketId: event.ticket.ticketId }} search={{}}>
              {event.ticket.visitCode}
            </Link>
          </>
        )}
      </p>
      {said.map((words) => (
        <p key={words} className={styles['said']}>
          {words}
        </p>
      ))}
      {event.changes.map((change) => (
        <p key={change.fact} className={styles['said']}>
          {changeWords(t, locale, change)}
        </p>
      ))}
    </div>
  );
}

/** A visit as one line, with the way to its card. */
export function VisitLine({ visit }: { readonly visit: AssetVisit }) {
  const { t } = useTranslation('assets');
  return (
    <div>
      <p>
        <Link to="/tickets/$ticketId" params={{ ticketId: visit.ticketId }} search={{}}>
          <strong>{visit.visitCode}</strong>
        </Link>{' '}
        {t(`words:report-type.${visit.reportType}`)} · {t(`words:status.${visit.status}`)}
        {visit.visitorName === null ? null : ` · ${visit.visitorName}`}
        {visit.readouts === 0 ? null : ` · ${t('readouts', { count: visit.readouts })}`}
        {visit.minutes === 0 ? null : ` · ${t('minutes', { count: visit.minutes })}`}
      </p>
      {visit.words === null ? null : <p className={styles['said']}>{visit.words}</p>}
      {visit.solution === null ? null : (
        <p className={styles['said']}>{t('solved', { words: visit.solution })}</p>
      )}
    </div>
  );
}
