import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
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

  useEffect(() => {
    if (notice?.tone !== 'good') return;
    const timer = window.setTimeout(() => store.set(null), goodMs);
    return () => window.clearTimeout(timer);
  }, [notice, store]);

  return (
    <div className={styles['place']} role="status" aria-live="polite">
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
