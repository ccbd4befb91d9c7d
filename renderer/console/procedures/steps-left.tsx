import { useTranslation } from 'react-i18next';
import { isOver } from '../../../shared/domain/procedure.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './procedures-tab.module.css';
import { useTicketProcedures } from './use-procedures.ts';

/** The procedures that are not over: resolving would leave their steps without a reason. */
export function StepsLeft({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('procedures');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { data } = useTicketProcedures(ticketId);
  const running = (data?.runs ?? []).filter((run) => !isOver(run));
  return (
    <div role="status">
      {running.map(({ runId, procedure: { content }, steps }) => (
        <p key={runId} className={styles['left']}>
          {t('left', { title: content.title[locale], count: content.steps.length - steps.length })}
        </p>
      ))}
    </div>
  );
}
