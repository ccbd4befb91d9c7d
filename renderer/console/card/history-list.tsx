import { useTranslation } from 'react-i18next';
import type { Ticket, TicketEvent } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { actorWords } from '../parts/ticket-words.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { closureWords } from '../service-level/closure-words.ts';
import { useClocks } from '../service-level/use-clocks.ts';
import { EventLine } from './event-line.tsx';
import lineStyles from './event-line.module.css';
import styles from './work-panel.module.css';

/** All that happened, the latest first; also when the desk was closed against its calendar meanwhile. */
export function HistoryList({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const momentOf = useShortMoment();
  const { data } = useClocks(ticket.item.ticketId);
  const begun = (data?.closures ?? []).filter(({ from }) => data !== undefined && from <= data.at);
  const lines = [
    ...ticket.history.filter(isTold).map((event) => ({
      key: String(event.eventId),
      at: event.at,
      line: <EventLine event={event} />,
    })),
    ...begun.map((closure) => ({
      key: closure.closureId,
      at: closure.from,
      line: (
        <div className={lineStyles['event']}>
          <p className={lineStyles['head']}>
            <time dateTime={closure.from}>{momentOf(closure.from)}</time>
            <strong>{actorWords(t, closure.entered.by)}</strong>
            <span>{closureWords(t, closure, closure.from, locale)}</span>
          </p>
        </div>
      ),
    })),
  ];
  return (
    <ol className={styles['list']}>
      {lines
        .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
        .toReversed()
        .map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
    </ol>
  );
}

/** How far a kiosk was at some moment is news while it lasts and no history. */
function isTold({ kind }: TicketEvent): boolean {
  return kind !== 'ticket.kiosk-progressed';
}
