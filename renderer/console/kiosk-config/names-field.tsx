import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';

function namesIn(text: string): readonly string[] {
  return text.split(/[\s,]+/u).filter((name) => name !== '');
}

/** Names in one line, with spaces or commas between them; it stays as it was typed while it says the same. */
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
  const [typed, setTyped] = useState('');
  const plain = value.join(' ');
  return (
    <TextField
      label={label}
      hint={hint}
      value={namesIn(typed).join(' ') === plain ? typed : plain}
      maxLength={600}
      error={error}
      onChange={(text) => {
        setTyped(text);
        onChange(namesIn(text));
      }}
    />
  );
}
