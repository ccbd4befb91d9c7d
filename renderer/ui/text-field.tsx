import type { Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import styles from './text-field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it; shown under the field and tied to it. */
  readonly error?: string | undefined;
  readonly maxLength?: number;
  /** More than one: a larger box. */
  readonly rows?: number;
  readonly type?: 'text' | 'password' | 'email' | 'search' | 'date' | 'datetime-local' | 'number';
  /** Off in public places: nothing of one person may be offered to the next. */
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly fieldRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  readonly size?: 'desk' | 'touch';
}

/** A labelled line or box of text. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  maxLength,
  rows = 1,
  type = 'text',
  autoComplete = 'off',
  autoFocus = false,
  fieldRef,
  size = 'desk',
}: TextFieldProps) {
  const fieldClass = `${styles['field']} ${styles[size]}`;
  return (
    <AriaTextField
      className={styles['group'] ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      // An error only tells. The browser's own way would hold back every later try of the form, also
      // after the words were mended, as what the desk refused stands here until the next try.
      validationBehavior="aria"
      type={type}
      autoComplete={autoComplete}
      spellCheck="false"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the field is the whole question
      autoFocus={autoFocus}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {rows > 1 ? (
        <TextArea className={fieldClass} rows={rows} {...(fieldRef ? { ref: fieldRef } : {})} />
      ) : (
        <Input className={fieldClass} {...(fieldRef ? { ref: fieldRef } : {})} />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
