import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';

/** Names in one line, with spaces or commas between them; it stays as it was typed. */
export function NamesField({
  label,
  hint,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState(value.join(' '));
  return (
    <TextField
      label={label}
      hint={hint}
      value={typed}
      maxLength={600}
      error={error}
      onChange={(text) => {
        setTyped(text);
        onChange(text.split(/[\s,]+/u).filter((name) => name !== ''));
      }}
    />
  );
}
