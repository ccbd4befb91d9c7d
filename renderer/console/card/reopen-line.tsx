import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import styles from './reopen-line.module.css';

/** How often this came back after it was called solved, and in whose words the last time. */
export function ReopenLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('verify');
  const reopened = ticket.history.filter(({ kind }) => kind === 'ticket.reopened');
  const last = reopened.at(-1);
  if (last === undefined) return null;
  return (
    <p className={styles['line']}>
      <RotateCcw aria-hidden="true" />
      <span>
        <strong>{t('verify:reopened', { count: reopened.length })}</strong>{' '}
        {last.words === null ? null : <q>{last.words}</q>}
      </span>
    </p>
  );
}
