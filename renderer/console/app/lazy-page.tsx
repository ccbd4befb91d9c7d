import { RotateCcw } from 'lucide-react';
import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadAnew } from '../../desk-link/load-anew.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from './console-parts.ts';
import { allRoutes } from './routes.ts';
import styles from './lazy-page.module.css';

/**
 * A page that is fetched when it is first opened. After an update of the desk its file may be gone: then the
 * console is loaded again, and the drafts of cards go along. When it is not known that there was an update, it
 * says so and offers that. A browser asks for a module that it could not fetch only after a reload.
 */
export function lazyPage(load: () => Promise<ComponentType>): FunctionComponent {
  let known: ComponentType | null = null;
  return function LazyPage() {
    const [Page, setPage] = useState<ComponentType | null>(() => known);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (known !== null) return;
      // Side by side: what the page will ask is not known of the queue.
      Promise.all([load(), allRoutes()]).then(
        ([loaded]) => {
          known = loaded;
          setPage(() => loaded);
        },
        () => {
          // The browser's reason is a file name; what to do is the same whatever it was.
          setFailed(true);
        },
      );
    }, []);
    if (Page !== null) return <Page />;
    return failed ? <PageNotLoaded /> : <PageLoading />;
  };
}

export function PageLoading() {
  const { t } = useTranslation('console');
  return (
    <main className={styles['page']}>
      <p role="status">{t('page.loading')}</p>
    </main>
  );
}

function PageNotLoaded() {
  const { t } = useTranslation('console');
  const { newerPage, drafts, uploads } = useParts();
  const isNewer = useStore(newerPage);
  useEffect(() => {
    if (!isNewer || uploads.list.get().length > 0) return;
    drafts.carryOver();
    loadAnew();
  }, [isNewer, drafts, uploads]);
  return (
    <main className={styles['page']}>
      <h1>{t('page.not-loaded')}</h1>
      <p role="alert">{t('page.not-loaded-why')}</p>
      <div className={styles['ways']}>
        <Button
          kind="primary"
          icon={<RotateCcw aria-hidden="true" />}
          onPress={() => {
            drafts.carryOver();
            window.location.reload();
          }}
        >
          {t('page.reload')}
        </Button>
      </div>
    </main>
  );
}
