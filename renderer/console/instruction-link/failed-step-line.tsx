import { BookX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { failedWords } from './failed-words.ts';
import { useGiven } from './use-given.ts';
import styles from './instruction-link.module.css';

/** At which step of what was given along its reader got stuck. */
export function FailedStepLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('instruction-links');
  const { data } = useGiven(ticket.item.ticketId);
  const failed = (data?.links ?? []).flatMap(({ linkId, instructions }) =>
    instructions.flatMap(({ title, failingSteps }) =>
      failingSteps.map((step) => ({ key: `${linkId} ${title} ${step.level}`, title, ...step })),
    ),
  );
  if (failed.length === 0) return null;
  return (
    <div className={styles['line']} role="note">
      <BookX aria-hidden="true" />
      <ul>
        {failed.map(({ key, title, ...one }) => (
          <li key={`${key} ${one.step}`}>{failedWords(t, title, one)}</li>
        ))}
      </ul>
    </div>
  );
}
