import { useTranslation } from 'react-i18next';
import styles from './escalation.module.css';
import { useEscalations } from './use-escalations.ts';

/** For whom a ticket still waits: closing ends it, so whoever resolves must have thought of it. */
export function EscalationsLeft({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('escalation');
  const { data } = useEscalations(ticketId);
  const open = (data?.escalations ?? []).filter(({ endedAt }) => endedAt === null);
  return (
    <div role="status">
      {open.map(({ escalationId, kind, targetName }) => (
        <p key={escalationId} className={styles['left']}>
          {t(kind === 'group' ? 'left.group' : 'left.supplier', { name: targetName })}
        </p>
      ))}
    </div>
  );
}
