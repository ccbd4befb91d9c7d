import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkChange } from '../../../shared/domain/bulk-change.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../parts/key-cap.tsx';
import styles from './bulk-bar.module.css';
import { BulkDialog } from './bulk-dialog.tsx';

const changes = [
  'hand-over',
  'accept-priority',
  'note',
  'cancel',
  'close',
] as const satisfies readonly BulkChange['type'][];

/** What can be done with the chosen tickets together. */
export function BulkBar({
  items,
  onChosen,
}: {
  /** The chosen ones as they were drawn; each is changed only as it was seen. */
  readonly items: readonly QueueItem[];
  /** Chooses others instead. */
  readonly onChosen: (ticketIds: readonly string[]) => void;
}) {
  const { t } = useTranslation('lists');
  const [asked, setAsked] = useState<BulkChange['type'] | null>(null);
  return (
    <div className={styles['bar']} role="group" aria-label={t('bulk.title')}>
      <p role="status">{t('bulk.chosen', { count: items.length })}</p>
      {changes.map((type) => (
        <Button key={type} onPress={() => setAsked(type)}>
          {t(`bulk.do.${type}`)}
        </Button>
      ))}
      <Button kind="quiet" icon={<X />} onPress={() => onChosen([])}>
        {t('bulk.none')} <KeyCap keys="Esc" />
      </Button>
      {asked === null ? null : (
        <BulkDialog type={asked} items={items} onRest={onChosen} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}
