import { Check, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isOpen } from '../../../shared/domain/service-level/clock.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { DecidedLine } from '../priority/decided-line.tsx';
import styles from './priority-line.module.css';

/** The priority with its argument: proposed ones ask for a decision. */
export function PriorityLine({
  ticket,
  busy,
  onAccept,
  onChange,
}: {
  readonly ticket: Ticket;
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onChange: () => void;
}) {
  const { t } = useTranslation('console');
  const { item, assessment } = ticket;
  // After the work is done a decision on its priority changes nothing any more.
  const undecided = !item.priorityAccepted && isOpen(item.status);
  return (
    <div className={`${styles['line']} ${undecided ? styles['open'] : ''}`}>
      <PriorityBadge priority={item.priority} accepted={item.priorityAccepted} />
      <p className={styles['words']}>
        <strong>
          {t(`words:priority.name.${item.priority}`)}
          {item.priorityAccepted ? '' : ` · ${t('priority.is-proposed')}`}
        </strong>{' '}
        {t('priority.matrix', {
          impact: t(`priority.scale.${assessment.impact}`),
          urgency: t(`priority.scale.${assessment.urgency}`),
        })}{' '}
        <q>{assessment.argument}</q>
        <DecidedLine ticket={ticket} />
      </p>
      {undecided ? (
        <Button kind="primary" icon={<Check />} disabled={busy} onPress={onAccept}>
          {t('priority.accept')} <ShortcutCap id="accept-priority" />
        </Button>
      ) : null}
      <Button icon={<SlidersHorizontal />} onPress={onChange}>
        {t('priority.change')} <ShortcutCap id="change-priority" />
      </Button>
    </div>
  );
}
