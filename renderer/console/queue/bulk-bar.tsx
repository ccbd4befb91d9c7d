import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BulkChange } from '../../../shared/domain/bulk-change.ts';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useOfferedActions } from '../palette/use-offered-actions.ts';
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
  useShortcuts(
    { place: 'list', moves: [] },
    Object.fromEntries(changes.map((type) => [type, () => onAsk(type)])),
  );
  useOfferedActions(
    'chosen',
    changes.map((type) => ({
      id: `chosen ${type}`,
      keys: type,
      parts: ['lists:bulk.title', `lists:bulk.do.${type}`],
      run: () => onAsk(type),
    })),
  );
  return (
    <div className={styles['bar']} role="group" aria-label={t('bulk.title')}>
      <p role="status">{t('bulk.chosen', { count })}</p>
      {changes.map((type) => (
        <Button key={type} onPress={() => onAsk(type)}>
          {t(`bulk.do.${type}`)} <ShortcutCap id={type} />
        </Button>
      ))}
      <Button kind="quiet" icon={<X />} onPress={() => onChosen([])}>
        {t('bulk.none')} <ShortcutCap id="back" />
      </Button>
    </div>
  );
}
