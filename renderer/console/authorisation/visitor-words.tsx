import { useQueryClient } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { ticketKey } from '../card/use-ticket.ts';
import styles from './authorisation.module.css';

/** What there is to say to a visitor when something is not possible (yet), in easy words. */
export type VisitorSentence = 'unproven' | 'sold-out' | 'asked' | 'refused';

/** The sentence in the visitor's own language: to say aloud, or to put on his page. */
export function VisitorWords({
  ticket,
  sentence,
}: {
  readonly ticket: Ticket;
  readonly sentence: VisitorSentence;
}) {
  const { t } = useTranslation('authorisation');
  const { desk } = useParts();
  const client = useQueryClient();
  const { ticketId, version } = ticket.item;
  const act = useAct([]);
  const words = t(`visitor.${sentence}`, { lng: ticket.locale });
  const put = async () => {
    const changed = await act.run(
      desk.call('ticket.message', { params: { ticketId }, body: { version, words } }),
      t('visitor-words.done'),
    );
    if (changed !== null) client.setQueryData(ticketKey(ticketId), changed);
  };
  return (
    <div className={styles['say']}>
      <h3>{t('visitor-words.title')}</h3>
      <p lang={ticket.locale}>{words}</p>
      <Button
        icon={<MessageSquareText />}
        disabled={act.busy || ticket.messageToVisitor === words}
        onPress={() => void put()}
      >
        {t('visitor-words.put')}
      </Button>
    </div>
  );
}
