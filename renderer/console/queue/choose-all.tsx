import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mostInBulk } from '../../../shared/domain/bulk-change.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';

/** Chooses every row that is loaded, as many as one change takes; once more lets them go. */
export function ChooseAll({
  rows,
  chosen,
  onChosen,
}: {
  readonly rows: readonly QueueItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (ticketIds: readonly string[]) => void;
}) {
  const { t } = useTranslation('lists');
  const box = useRef<HTMLInputElement>(null);
  const ids = rows.map(({ ticketId }) => ticketId);
  const most = Math.min(ids.length, mostInBulk);
  const count = ids.filter((ticketId) => chosen.has(ticketId)).length;
  const some = count > 0 && count < most;
  // No attribute of HTML says it.
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = some;
  });
  return (
    <label>
      <input
        ref={box}
        type="checkbox"
        aria-label={ids.length > most ? t('choose-first', { count: most }) : t('choose-all')}
        checked={count >= most}
        onChange={() => onChosen(count >= most ? [] : ids.slice(0, most))}
      />
    </label>
  );
}
