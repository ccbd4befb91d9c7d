import { BookOpenText } from 'lucide-react';
import { useId } from 'react';
import type { InstructionOffer } from '../../../shared/domain/kiosk-instruction.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import styles from './instruction-offers.module.css';

/** What the visitor can do himself; draws nothing when there is nothing. */
export function InstructionOffers({
  title,
  offers,
  locale,
}: {
  readonly title: string;
  readonly offers: readonly InstructionOffer[];
  readonly locale: Locale;
}) {
  const dispatch = useDispatch();
  const id = useId();
  if (offers.length === 0) return null;
  return (
    <section className={styles['offers']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={styles['list']}>
        {offers.map(({ instructionId, titles }) => (
          <Button
            key={instructionId}
            size="touch"
            icon={<BookOpenText />}
            onPress={() => dispatch({ type: 'instruction-opened', instructionId })}
          >
            {titles[locale]}
          </Button>
        ))}
      </div>
    </section>
  );
}
