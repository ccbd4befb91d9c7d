import { CircleAlert, Clock3, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatShortMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { durationWords } from '../service-level/clock-words.ts';
import { type Promised, promiseState } from './promise.ts';
import styles from './promise-clock.module.css';

const iconOf = {
  ample: Clock3,
  soon: Hourglass,
  over: CircleAlert,
  met: Clock3,
  past: Clock3,
} as const;

/**
 * Time left of what was promised, as bar, icon and words. It listens to the page's clock itself, so
 * that a tick redraws this and not the list around it.
 */
export function PromiseClock({ item }: { readonly item: Promised }) {
  const { t } = useTranslation('console');
  const { now, settings } = useParts();
  const { locale } = useStore(settings);
  const nowMs = useStore(now);
  const state = promiseState(item, nowMs);
  const Icon = iconOf[state.level];
  const words = {
    ample: () => t('promise.left', { time: durationWords(t, state.leftMinutes) }),
    soon: () => t('promise.left', { time: durationWords(t, state.leftMinutes) }),
    over: () => t('promise.over', { time: durationWords(t, state.leftMinutes) }),
    met: () => t('promise.met', { time: durationWords(t, state.waitedMinutes) }),
    past: () => {
      const moment = formatShortMoment(new Date(item.arrivedAt), new Date(nowMs), locale);
      return t('promise.past', { moment });
    },
  }[state.level]();
  return (
    <span className={`${styles['promise']} ${styles[state.level]}`}>
      <span className={styles['words']}>
        <Icon aria-hidden="true" />
        <span>{words}</span>
      </span>
      {state.level === 'met' || state.level === 'past' ? null : (
        <span className={styles['bar']} aria-hidden="true">
          <span className={styles['used']} style={{ width: `${Math.round(state.used * 100)}%` }} />
        </span>
      )}
    </span>
  );
}
