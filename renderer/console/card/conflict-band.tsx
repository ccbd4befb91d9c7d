import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import styles from './conflict-band.module.css';
import { EventLine } from './event-line.tsx';

/** A colleague was first: what happened meanwhile. The card is new, what was typed is still there. */
export function ConflictBand({
  events,
  onDismiss,
}: {
  readonly events: readonly TicketEvent[];
  readonly onDismiss: () => void;
}) {
  const { t } = useTranslation('console');
  return (
    <div className={styles['band']} role="alert">
      <Users aria-hidden="true" />
      <div>
        <p>
          <strong>{t('conflict.title')}</strong> {t('conflict.words')}
        </p>
        {events.map((event) => (
          <EventLine key={event.eventId} event={event} />
        ))}
      </div>
      <Button onPress={onDismiss}>{t('conflict.dismiss')}</Button>
    </div>
  );
}
