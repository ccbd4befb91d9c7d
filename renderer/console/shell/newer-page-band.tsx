import { RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hasTyped } from '../../desk-link/in-the-middle.ts';
import { loadAnew } from '../../desk-link/load-anew.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useOfferedActions } from '../palette/use-offered-actions.ts';
import styles from '../parts/band.module.css';

/**
 * The desk was updated while this page was open. Drafts of cards go along when it is loaded again; of other words it
 * says that they do not. When nobody is at the page and nothing would be lost, it loads itself.
 */
export function NewerPageBand() {
  const { t } = useTranslation('console');
  const { newerPage, loadAlone, drafts, now } = useParts();
  const isNewer = useStore(newerPage);
  const nowMs = useStore(now);
  useEffect(() => {
    if (isNewer && loadAlone.mayLoad()) loadAnew();
  }, [isNewer, loadAlone, nowMs]);
  const load = () => {
    drafts.carryOver();
    window.location.reload();
  };
  useOfferedActions(
    'newer-page',
    isNewer ? [{ id: 'newer-page', parts: ['console:newer.load'], run: load }] : [],
  );
  if (!isNewer) return null;
  return (
    <div className={styles['band']} role="status">
      <RotateCcw aria-hidden="true" />
      <p>
        <strong>{t('newer.title')}</strong> {t(hasTyped(document) ? 'newer.typed' : 'newer.words')}
      </p>
      <Button kind="primary" onPress={load}>
        {t('newer.load')}
      </Button>
    </div>
  );
}
