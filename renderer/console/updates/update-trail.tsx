import { useTranslation } from 'react-i18next';
import type { UpdateEvent } from '../../../shared/contract/update-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import bench from '../bench/bench.module.css';
import { rolledOutWords } from './report-words.ts';

/** What was done with updates, by whom and why, the newest first. */
export function UpdateTrail({ events }: { readonly events: readonly UpdateEvent[] }) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  if (events.length === 0) return <p>{t('event.none')}</p>;
  return (
    <ul className={bench['movements']}>
      {events.map(({ eventId, at, actor, what, subject, because, note }) => (
        <li key={eventId}>
          {t(`event.${what}`, { subject: rolledOutWords(t, subject) })}
          {because === null ? '' : `: ${t(`halted.${because}`)}`}
          {note === '' ? '' : ` (${note})`}
          <span className={bench['by']}>
            {actor === 'gate' ? t('event.gate') : actor} · {formatDateTime(new Date(at), locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}
