import { useTranslation } from 'react-i18next';
import { lengthOf } from '../../../shared/domain/instruction-rules.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './instructions.module.css';

/** So many characters more than the limit can be typed, so that a long sentence can be pasted and cut. */
const room = 200;

/** A field that counts along with its level. Over the limit it says by how much; it cuts nothing. */
export function LimitedField({
  label,
  value,
  limit,
  rows = 1,
  isWriting,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly limit: number;
  readonly rows?: number;
  readonly isWriting: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation('instructions');
  if (!isWriting) {
    return value === '' ? null : (
      <div>
        <p className={styles['soft']}>{label}</p>
        <p className={styles['read']}>{value}</p>
      </div>
    );
  }
  const over = lengthOf(value) - limit;
  return (
    <TextField
      label={label}
      value={value}
      rows={rows}
      maxLength={limit + room}
      hint={t('count', { length: lengthOf(value), limit })}
      error={over > 0 ? t('over', { count: over }) : undefined}
      onChange={onChange}
    />
  );
}
