import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BulkChange } from '../../../shared/domain/bulk-change.ts';
import { Button } from '../../ui/button.tsx';
import { useOfferedActions } from '../palette/use-offered-actions.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import styles from './bulk-bar.module.css';

const changes = [
  'hand-over',
  'accept-priority',
  'note',
  'cancel',
  'close',
] as const satisfies readonly BulkChange['type'][];

/** What can be done with the chosen tickets together. */
export function BulkBar({
  count,
  onAsk,
  onChosen,
}: {
  readonly count: number;
  /** Asks what this change needs. */
  readonly onAsk: (type: BulkChange['type']) => void;
  /** Chooses others instead. */
  readonly onChosen: (ticketIds: readonly string[]) => void;
}) {
  const { t } = useTranslation('lists');
  useOfferedActions(
    'chosen',

    changes.map((type) => ({
      id: `chosen ${type}`,
      parts: ['lists:bulk.title', `lists:bulk.do.${type}`],
      run: () => onAsk(type),
    })),
  );
  return (
    <div className={styles['bar']} role="group" aria-label={t('bulk.title')}>
      <p role="status">{t('bulk.chosen', { count })}</p>
      {changes.map((type) => (
        <Button key={type} onPress={() => onAsk(type)}>
          {t(`bulk.do.${type}`)}
        </Button>
      ))}
      <Button kind="quiet" icon={<X />} onPress={() => onChosen([])}>
        {t('bulk.none')} <KeyCap keys="Esc" />
      </Button>
    </div>
  );
}
