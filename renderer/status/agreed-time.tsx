import { AlarmClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisitorClocks } from '../../shared/contract/visitor-clocks.ts';
import { agreedLines } from './agreed-lines.ts';
import type { DeskTime } from './desk-time.ts';
import styles from './status-screen.module.css';

/** By when the visitor is helped and his report is done, as the technicians see it too. */
export function AgreedTime({
  clocks,
  neededBy,
  time,
}: {
  readonly clocks: VisitorClocks;
  /** When he said that he needs it, while that is still to come. */
  readonly neededBy: string | null;
  readonly time: DeskTime;
}) {
  const { t } = useTranslation('status');
  const lines = agreedLines(clocks, neededBy);
  if (lines.length === 0) return null;
  return (
    <section className={styles['note']} aria-labelledby="agreed">
      <h2 id="agreed">
        <AlarmClock aria-hidden="true" />
        {t('agreed.title')}
      </h2>
      {lines.map(({ words, at }) => (
        <p key={words}>
          {t(`agreed.${words}`, {
            moment: at === null ? '' : time.short(new Date(at)),
          })}
        </p>
      ))}
    </section>
  );
}
