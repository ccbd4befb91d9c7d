import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import styles from './tick.module.css';

/** Yes or no, with its words beside it. */
export function Tick({
  chosen,
  onChange,
  children,
}: {
  readonly chosen: boolean;
  readonly onChange: (chosen: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <Checkbox className={styles['tick'] ?? ''} isSelected={chosen} onChange={onChange}>
      <span className={styles['box']} aria-hidden="true">
        <Check />
      </span>
      {children}
    </Checkbox>
  );
}
