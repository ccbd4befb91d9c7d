import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StampSource } from '../../../shared/contract/instruction-routes.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './instructions.module.css';

/** Chooses the reading of the device on which it was followed; model and version are the machine's. */
export function StampDialog({
  busy,
  onStamp,
  onClose,
}: {
  readonly busy: boolean;
  readonly onStamp: (source: StampSource) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('instructions');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const found = useQuery({
    queryKey: ['stamp-sources'],
    queryFn: () => valueOf(desk.call('instruction.stamp-sources', {})),
    gcTime: 0,
  });
  const fault = faultOf(found.error);
  const sources = found.data?.sources ?? [];
  return (
    <Dialog title={t('stamp.title')} onClose={onClose}>
      <p>{t('stamp.hint')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {found.isPending ? <p role="status">{t('loading')}</p> : null}
      {found.isSuccess && sources.length === 0 ? <p>{t('stamp.none')}</p> : null}
      <ul className={styles['sources']}>
        {sources.map((source) => (
          <li key={source.readoutId}>
            <Button wide disabled={busy} onPress={() => onStamp(source)}>
              {source.model} · {source.osVersion} · {source.visitCode} ·{' '}
              {formatMoment(new Date(source.readAt), locale)}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onPress={onClose}>
        {t('cancel')}
      </Button>
    </Dialog>
  );
}
