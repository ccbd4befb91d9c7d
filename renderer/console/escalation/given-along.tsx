import { useTranslation } from 'react-i18next';
import { type Escalation, escalationFactSchema } from '../../../shared/domain/escalation.ts';
import { isOpen } from '../../../shared/domain/service-level/clock.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import styles from './escalation.module.css';

/** What whoever escalated a ticket told its receiver, who reads it here also when he has the ticket already. */
export function GivenAlong({
  ticket,
  escalation,
  mail,
}: {
  readonly ticket: Ticket;
  readonly escalation: Escalation;
  readonly mail: string | null;
}) {
  const { t } = useTranslation('escalation');
  const momentOf = useShortMoment();
  const { at, by, targetName, missing } = escalation;
  // How a guest is reached stands on his card.
  const contact = ticket.visitor.kind === 'guest' || mail === null ? {} : { contact: mail };
  const told: Escalation['added'] = {
    ...contact,
    ...escalation.added,
    tried: escalation.tried,
  };
  const facts = escalationFactSchema.options.flatMap((fact) => {
    const words = told[fact]?.trim() ?? '';
    return words === '' ? [] : [{ fact, words }];
  });
  // While it waits, its own line says so.
  const lacks = escalation.kind === 'supplier' || escalation.endedAt === null ? [] : missing;
  if (facts.length + lacks.length === 0) return null;
  return (
    <details className={styles['given']} open={isOpen(ticket.item.status)}>
      <summary>{t('given.title', { by, name: targetName, moment: momentOf(at) })}</summary>
      <dl>
        {facts.map(({ fact, words }) => [
          <dt key={`${fact} name`}>{t(`fact.${fact}`)}</dt>,
          <dd key={fact}>{words}</dd>,
        ])}
      </dl>
      {lacks.length === 0 ? null : (
        <p>{t('line.missing', { facts: lacks.map((fact) => t(`fact.${fact}`)).join(', ') })}</p>
      )}
    </details>
  );
}
