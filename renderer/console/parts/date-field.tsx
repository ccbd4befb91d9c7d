import { useId } from 'react';
import styles from './date-field.module.css';

/** A day, a day with its time, or a month, in the browser's own picker. */
export function DateField({
  label,
  value,
  type = 'date',
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly type?: 'date' | 'datetime-local' | 'month';
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles['date']}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type={type} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
