import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mostInBulk } from '../../../shared/domain/bulk-change.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import type { QueueSearch } from './queue-view.ts';
import styles from './not-today.module.css';

/** Waits shrink while people are served. */
const lookEveryMs = 10_000;

/**
 * Who of the queue will not be helped before the desk closes, or by somebody who knows most about it, as long as
 * somebody can do something about it: help them first, hand them over, or tell them. Nothing while all are helped
 * in time.
 */
export function NotToday({
  search,
  rows,
  onChosen,
}: {
  readonly search: QueueSearch;
  /** The lines that are shown; of these some can be chosen. */
  readonly rows: readonly QueueItem[];
  /** Chooses these and no others. */
  readonly onChosen: (ticketIds: readonly string[]) => void;
}) {
  const { t } = useTranslation('lists');
  const { desk, now, settings } = useParts();
  const nowMs = useStore(now);
  const { locale } = useStore(settings);
  const { data } = useQuery({
    queryKey: ['queue', 'not-today'],
    queryFn: () => valueOf(desk.call('queue.not-today', {})),
    refetchInterval: lookEveryMs,
  });
  if (data === undefined || data.tickets.length + data.away.length === 0) return null;
  const short = (at: string) => formatShortMoment(new Date(at), new Date(nowMs), locale);
  const closes = data.closing === undefined ? '' : short(data.closing.closesAt);
  const told = [
    ...(['unlikely', 'perhaps'] as const).map((today) => {
      const tickets = data.tickets.filter((each) => each.today === today);
      return { tickets, words: t(`not-today.${today}`, { count: tickets.length, closes }) };
    }),
    ...[...Map.groupBy(data.away, ({ expectedAt }) => expectedAt)].map(([expectedAt, tickets]) => {
      const count = tickets.length;
      const words =
        expectedAt === undefined
          ? t('not-today.away', { count })
          : t('not-today.awaited', { count, moment: short(expectedAt) });
      return { tickets, words };
    }),
  ];
  const named = new Set([...data.tickets, ...data.away].map(({ ticketId }) => ticketId));
  // A filter or another list may leave some of them out: nobody chooses what he does not see.
  const shown = rows.filter(({ ticketId }) => named.has(ticketId)).slice(0, mostInBulk);
  return (
    <section className={styles['late']} aria-label={t('not-today.title')}>
      <div>
        {told.map(({ words, tickets }) =>
          tickets.length === 0 ? null : (
            <p key={words}>
              {words}{' '}
              {tickets.map(({ ticketId, visitCode }) => (
                <Link
                  key={ticketId}
                  to="/tickets/$ticketId"
                  params={{ ticketId }}
                  search={search}
                  className={styles['code'] ?? ''}
                >
                  {visitCode}
                </Link>
              ))}
            </p>
          ),
        )}
      </div>
      {shown.length === 0 ? null : (
        <Button onPress={() => onChosen(shown.map(({ ticketId }) => ticketId))}>
          {shown.length === named.size
            ? t('not-today.choose', { count: named.size })
            : t('not-today.choose-shown', { count: shown.length, all: named.size })}
        </Button>
      )}
    </section>
  );
}
