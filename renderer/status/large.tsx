import { ArrowRight } from 'lucide-react';
import type { TFunction } from 'i18next';
import { formatWaitFigures } from '../i18n/format.ts';
import type { DeskTime } from './desk-time.ts';
import type { StatusView } from './status-view.ts';
import styles from './status-screen.module.css';

const keptWords = {
  'on-hold': 'place-kept',
  'no-show': 'place-kept',
  'comes-back': 'come-back.from',
  'gone-home': 'leave.kept-until',
} as const;

/** What stands largest under the title of a state: where to go, until when, or how long it takes. */
export function Large({
  view,
  time,
  t,
}: {
  readonly view: StatusView;
  readonly time: DeskTime;
  readonly t: TFunction<'status'>;
}) {
  if (view.show === 'called' && view.counter !== null) {
    return (
      <p className={styles['large']}>
        <ArrowRight aria-hidden="true" />
        {view.plainCounter ? t('counter', { counter: view.counter }) : view.counter}
      </p>
    );
  }
  if (isKeptUntil(view) && view.until !== null) {
    return (
      <p className={styles['ahead']}>
        {t(keptWords[view.show], { moment: time.short(new Date(view.until)) })}
      </p>
    );
  }
  if (view.show === 'complaint' && view.replyBy !== null) {
    const at = new Date(view.replyBy);
    return (
      <p className={styles['ahead']}>
        {at < time.now ? t('reply-late') : t('reply-by', { moment: time.short(at) })}
      </p>
    );
  }
  if (view.show !== 'waiting' && !isForLater(view)) return null;
  const figures = view.wait === null ? null : formatWaitFigures(view.wait);
  return (
    <>
      {isForLater(view) ? (
        <p className={styles['large']}>
          {t('opens', { moment: time.short(new Date(view.opensAt)) })}
        </p>
      ) : figures === null ? null : (
        <p className={styles['large']}>{t('minutes', { figures })}</p>
      )}
      {view.peopleAhead === null || view.peopleAhead === 0 ? null : (
        <p className={styles['ahead']}>{t('ahead', { count: view.peopleAhead })}</p>
      )}
      {isForLater(view) ? (
        figures === null ? null : (
          <p className={styles['ahead']}>{t('after-opening', { figures })}</p>
        )
      ) : view.perhapsNotToday ? (
        <p className={styles['ahead']}>{t('perhaps-not-today')}</p>
      ) : null}
      {isForLater(view) || view.away === undefined ? null : (
        <p className={styles['ahead']}>
          {view.away.expectedAt === undefined
            ? t('skill-away')
            : t('skill-away-until', { moment: time.short(new Date(view.away.expectedAt)) })}
        </p>
      )}
    </>
  );
}

/** His place is kept while nobody calls him. */
function isKeptUntil(
  view: StatusView,
): view is Extract<StatusView, { readonly until: string | null }> {
  return 'until' in view;
}

/** He is served when the desk opens, or opens again. */
function isForLater(
  view: StatusView,
): view is Extract<StatusView, { readonly show: 'desk-closed' | 'not-today' }> {
  return view.show === 'desk-closed' || view.show === 'not-today';
}
