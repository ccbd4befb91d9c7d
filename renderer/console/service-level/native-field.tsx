import { FieldError, Input, Label, TextField } from 'react-aria-components';
import styles from '../../ui/text-field.module.css';

/** A day, a time or a figure in the browser's own field, which knows every keyboard and language. */
export function NativeField({
  label,
  type,
  value,
  onChange,
  error,
  hideLabel = false,
}: {
  readonly label: string;
  readonly type: 'date' | 'time' | 'datetime-local' | 'number';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** For a table that has the words in its heads. */
  readonly hideLabel?: boolean;
}) {
  return (
    <TextField
      className={styles['group'] ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      // As the field of text does: an error only tells.
      validationBehavior="aria"
    >
      <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <Input className={styles['field'] ?? ''} type={type} />
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </TextField>
  );
}
