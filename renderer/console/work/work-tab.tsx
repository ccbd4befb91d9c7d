import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { OwnWork } from './own-work.tsx';
import { useWorkLine } from './use-work-line.ts';
import { WorkLines } from './work-lines.tsx';
import styles from './work-tab.module.css';

/** The work done for one ticket, and a line for what no step wrote. */
export function WorkTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('work');
  const { desk } = useParts();
  const { ticketId, arrivedAt } = ticket.item;
  const line = useWorkLine(ticketId);
  const wordsField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const queryKey = [...ticketKey(ticketId), 'work'];
  const { data, isError, refetch } = useQuery({
    queryKey,
    queryFn: () => valueOf(desk.call('ticket.work', { params: { ticketId } })),
  });
  if (isError) {
    return (
      <div className={styles['tab']}>
        <p>{t('not-read')}</p>
        <Button onPress={() => void refetch()}>{t('again')}</Button>
      </div>
    );
  }
  if (data === undefined) return <p className={styles['tab']}>{t('loading')}</p>;
  return (
    <div className={styles['tab']}>
      <p className={styles['sum']}>{t('sum', { count: data.minutes })}</p>
      {data.entries.length === 0 ? <p>{t('none-yet')}</p> : null}
      <WorkLines
        entries={data.entries}
        queryKey={queryKey}
        onWithdrawn={(entry) => {
          line.takeOver(entry);
          mendFocus(() => wordsField.current);
        }}
      />
      <OwnWork
        ticketId={ticketId}
        arrivedAt={arrivedAt}
        line={line}
        queryKey={queryKey}
        wordsField={wordsField}
      />
    </div>
  );
}
