import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatShortMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import type { QueueSearch } from './queue-view.ts';
import styles from './not-today.module.css';

/** Waits shrink while people are served. */
const lookEveryMs = 10_000;

/**
 * Who of the queue will not be helped before the desk closes, as long as somebody can do something about it:
 * help them first, hand them over, or tell them. Nothing while all are helped in time.
 */
export function NotToday({
  search,
  onChosen,
}: {
  readonly search: QueueSearch;
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
  if (data?.closing === undefined || data.tickets.length === 0) return null;
  const closes = formatShortMoment(new Date(data.closing.closesAt), new Date(nowMs), locale);
  const told = (['unlikely', 'perhaps'] as const).map((today) => ({
    today,
    tickets: data.tickets.filter((each) => each.today === today),
  }));
  return (
    <section className={styles['late']} aria-label={t('not-today.title')}>
      <div>
        {told.map(({ today, tickets }) =>
          tickets.length === 0 ? null : (
            <p key={today}>
              {t(`not-today.${today}`, { count: tickets.length, closes })}{' '}
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
      <Button onPress={() => onChosen(data.tickets.map(({ ticketId }) => ticketId))}>
        {t('not-today.choose')}
      </Button>
    </section>
  );
}
