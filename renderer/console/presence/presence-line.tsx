import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { namesAt, usePresence } from './use-presence.ts';
import styles from './presence.module.css';

/** Which colleagues have this card open too. */
export function PresenceLine({ ticket }: { readonly ticket: Ticket }) {
  const { t, i18n } = useTranslation('presence');
  const { ticketId } = ticket.item;
  const names = namesAt(usePresence(ticketId), ticketId);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <div role="status" className={names.length === 0 ? 'visually-hidden' : styles['line']}>
      {names.length === 0 ? null : (
        <>
          <Eye aria-hidden="true" />
          {t('presence:looks', { names: list })}
        </>
      )}
    </div>
  );
}
