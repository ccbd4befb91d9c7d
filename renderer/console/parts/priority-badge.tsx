import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../shared/domain/priority.ts';
import styles from './priority-badge.module.css';

/** `P3`, drawn dashed with a question mark as long as nobody accepted it. */
export function PriorityBadge({
  priority,
  accepted,
}: {
  readonly priority: Priority;
  readonly accepted: boolean;
}) {
  const { t } = useTranslation('console');
  const classes = [styles['badge'], styles[`p${priority}`], accepted ? '' : styles['proposed']];
  return (
    <span className={classes.join(' ')}>
      <span aria-hidden="true">
        P{priority}
        {accepted ? '' : '?'}
      </span>
      <span className="visually-hidden">
        {t(accepted ? 'priority.accepted' : 'priority.proposed', { priority })}
      </span>
    </span>
  );
}
