import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useParts, useStore } from './console-parts.ts';
import styles from './notice.module.css';

/** One sentence about what just happened. Good news goes by itself, trouble stays until it is read. */
export interface Notice {
  readonly tone: 'good' | 'trouble';
  readonly words: string;
}

const goodMs = 5_000;

export function NoticeBar() {
  const { t } = useTranslation('console');
  const { notice: store } = useParts();
  const notice = useStore(store);
  const place = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(false);

  // Trouble stays until it is read: it may not lie over the button that is to be pressed again.
  useLayoutEffect(() => {
    const here = place.current;
    setAbove(notice?.tone === 'trouble' && here !== null && coversPage(here));
  }, [notice]);

  useEffect(() => {
    if (notice?.tone !== 'good') return;
    const timer = window.setTimeout(() => store.set(null), goodMs);
    return () => window.clearTimeout(timer);
  }, [notice, store]);

  return (
    <div
      ref={place}
      className={`${styles['place']} ${above ? styles['above'] : ''}`}
      role="status"
      aria-live="polite"
    >
      {notice === null ? null : (
        <div className={`${styles['notice']} ${styles[notice.tone]}`}>
          {notice.tone === 'good' ? (
            <CircleCheck aria-hidden="true" />
          ) : (
            <TriangleAlert aria-hidden="true" />
          )}
          <p>{notice.words}</p>
          <Button
            className={styles['away'] ?? ''}
            aria-label={t('notice.dismiss')}
            onPress={() => store.set(null)}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whether something of the page that is pressed or filled in would lie under it, at the bottom of the window. */
function coversPage(notice: HTMLElement): boolean {
  const own = notice.getBoundingClientRect();
  const highest = window.innerHeight - own.height - 32;
  return [...document.querySelectorAll('main :is(button, a, input, textarea, select)')]
    .map((control) => control.getBoundingClientRect())
    .some(
      ({ left, right, top, bottom }) =>
        left < own.right && right > own.left && top < window.innerHeight && bottom > highest,
    );
}
