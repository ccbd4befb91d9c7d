import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import styles from './conflict-band.module.css';
import { EventLine } from './event-line.tsx';

/**
 * Somebody else was first: what happened meanwhile. The card is new, what was typed is still there. Without
 * `onDismiss` it stands beside a form that cannot be sent any more, and goes away with it.
 */
export function ConflictBand({
  events,
  onDismiss,
}: {
  readonly events: readonly TicketEvent[];
  readonly onDismiss: (() => void) | null;
}) {
  const { t } = useTranslation('console');
  const told = onDismiss === null ? 'overtaken' : 'refused';
  return (
    <div className={styles['band']} role="alert">
      <Users aria-hidden="true" />
      <div>
        <p>
          <strong>{t(`conflict.${told}.title`)}</strong> {t(`conflict.${told}.words`)}
        </p>
        {events.map((event) => (
          <EventLine key={event.eventId} event={event} />
        ))}
      </div>
      {onDismiss === null ? null : <Button onPress={onDismiss}>{t('conflict.dismiss')}</Button>}
    </div>
  );
}
