import { useId } from 'react';
import styles from './date-field.module.css';

/** A day, or a day with its time, in the browser's own picker. */
export function DateField({
  label,
  value,
  type = 'date',
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly type?: 'date' | 'datetime-local';
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
