import { BookX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useGiven } from './use-given.ts';
import styles from './instruction-link.module.css';

/** At which step of what was given along its reader got stuck. */
export function FailedStepLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('instruction-links');
  const { data } = useGiven(ticket.item.ticketId);
  const failed = (data?.links ?? []).flatMap(({ linkId, instructions }) =>
    instructions
      .filter(({ failingSteps }) => failingSteps.length > 0)
      .map((instruction) => ({ linkId, ...instruction })),
  );
  if (failed.length === 0) return null;
  return (
    <p className={styles['line']}>
      <BookX aria-hidden="true" />
      {failed.map(({ linkId, title, failingSteps }) => (
        <span key={`${linkId} ${title}`}>
          {t('failed', { count: failingSteps.length, title, steps: failingSteps.join(', ') })}
        </span>
      ))}
    </p>
  );
}
