import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { InstructionOffer } from './instruction-offer.tsx';
import styles from './instructions-tab.module.css';

/** The instructions that fit what was found and why the visitor came, best first. */
export function InstructionsTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('instructions');
  const { desk } = useParts();
  const { ticketId } = ticket.item;
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: [...ticketKey(ticketId), 'instructions'],
    queryFn: () => valueOf(desk.call('ticket.instructions', { params: { ticketId } })),
  });
  if (isPending) {
    return (
      <p role="status" className={styles['note']}>
        {t('loading')}
      </p>
    );
  }
  if (isError) {
    return (
      <div role="alert" className={styles['note']}>
        <p>{t('card.not-read')}</p>
        <Button onPress={() => void refetch()}>{t('again')}</Button>
      </div>
    );
  }
  if (data.instructions.length === 0) {
    return <p className={styles['note']}>{t('card.none')}</p>;
  }
  return (
    <section className={styles['tab']}>
      <h3>{t('card.title')}</h3>
      <ul className={styles['offers']}>
        {data.instructions.map((instruction) => (
          <li key={instruction.instructionId}>
            <InstructionOffer instruction={instruction} locale={ticket.locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}
