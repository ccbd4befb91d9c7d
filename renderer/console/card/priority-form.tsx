import { useTranslation } from 'react-i18next';
import {
  priorityOf,
  scaleSchema,
  usualMatrix,
  type Scale,
} from '../../../shared/domain/priority.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { useRules } from '../priority/rules-query.ts';
import { CardForm } from './card-form.tsx';
import styles from './priority-form.module.css';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

const scales = ['1', '2', '3'] as const;
type ScaleText = (typeof scales)[number];

function scaleText(words: string, fallback: Scale): ScaleText {
  return scales.find((each) => each === words) ?? `${fallback}`;
}

/** Impact × urgency with a sentence; without the sentence nothing can be sent. */
export function PriorityForm({
  ticket,
  actions,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const { ticketId } = ticket.item;
  const now = ticket.assessment;
  const [impactWords, setImpact] = useDraft(ticketId, 'change-priority.impact', `${now.impact}`);
  const [urgencyWords, setUrgency] = useDraft(
    ticketId,
    'change-priority.urgency',
    `${now.urgency}`,
  );
  const [argument, setArgument] = useDraft(ticketId, 'change-priority.argument');
  const impact = scaleSchema.parse(Number(scaleText(impactWords, now.impact)));
  const urgency = scaleSchema.parse(Number(scaleText(urgencyWords, now.urgency)));
  const rules = useRules();
  const becomes = priorityOf(impact, urgency, rules.data?.rules.matrix ?? usualMatrix);

  return (
    <CardForm
      title={t('form.priority.title')}
      hint={t('form.priority.hint')}
      submit={t('form.priority.submit', { priority: becomes })}
      lacks={[[argument.trim() === '', t('form.priority.argument')]]}
      busy={actions.isSending('change-priority')}
      onClose={onClose}
      onSend={() => actions.send({ type: 'change-priority', impact, urgency, argument })}
    >
      <TextField
        label={t('form.priority.argument')}
        value={argument}
        onChange={setArgument}
        rows={3}
        maxLength={500}
      />
      <RadioSet
        inRow
        label={t('form.priority.impact')}
        value={`${impact}`}
        options={scales.map((value) => ({ value, words: t(`priority.impact.${value}`) }))}
        onChange={setImpact}
      />
      <RadioSet
        inRow
        label={t('form.priority.urgency')}
        value={`${urgency}`}
        options={scales.map((value) => ({ value, words: t(`priority.urgency.${value}`) }))}
        onChange={setUrgency}
      />
      <p className={styles['becomes']} aria-live="polite">
        <PriorityBadge priority={ticket.item.priority} accepted={ticket.item.priorityAccepted} />
        <span aria-hidden="true">→</span>
        <PriorityBadge priority={becomes} accepted />
        {t(`words:priority.name.${becomes}`)}
      </p>
    </CardForm>
  );
}
