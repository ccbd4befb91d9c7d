import {
  CircleAlert,
  CircleCheck,
  CircleMinus,
  CirclePause,
  Clock3,
  Hourglass,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Clock } from '../../../shared/contract/service-level-routes.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { clockWords, levelOf } from './clock-words.ts';
import styles from './clock-meter.module.css';

const iconOf = {
  ample: Clock3,
  soon: Hourglass,
  late: CircleAlert,
  paused: CirclePause,
  met: CircleCheck,
  none: CircleMinus,
} as const;

/** One clock: its name, time left in words with a picture, the due moment, and a bar. */
export function ClockMeter({
  name,
  clock,
  at,
}: {
  readonly name: string;
  readonly clock: Clock;
  /** The desk's now, by which a due moment is told with or without its day. */
  readonly at: string;
}) {
  const { t } = useTranslation('service-level');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const level = levelOf(clock);
  const Icon = iconOf[level];
  const used = Math.min(1, clock.usedMinutes / clock.targetMinutes);
  return (
    <div className={`${styles['meter']} ${styles[level]}`}>
      <p className={styles['words']}>
        <span className={styles['name']}>{name}</span>
        <Icon aria-hidden="true" />
        <strong>{clockWords(t, clock)}</strong>
      </p>
      {clock.stoppedAt === null && clock.dueAt !== null ? (
        <>
          <span className={styles['bar']} aria-hidden="true">
            <span className={styles['used']} style={{ width: `${Math.round(used * 100)}%` }} />
          </span>
          <p className={styles['due']}>
            {t('clock.due', {
              moment: formatShortMoment(new Date(clock.dueAt), new Date(at), locale),
            })}
          </p>
        </>
      ) : null}
    </div>
  );
}
