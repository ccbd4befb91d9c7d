import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import type { FactField } from './fact-fields.ts';

const inputOf = { day: 'date', moment: 'datetime-local' } as const;

/** A fact of a report as it is filled in: a choice, a day, a moment, a line or some sentences. */
export function FactFieldInput({
  field,
  value,
  onChange,
}: {
  readonly field: FactField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation('details');
  const { name, as } = field;
  const label = t(`fact.${name}`);
  // What another answer asks for has to be there.
  const error = field.when !== undefined && value.trim() === '' ? t('form.needed') : undefined;
  if (typeof as !== 'string') {
    return (
      <RadioSet
        label={label}
        value={value}
        options={[
          ...as.map((option) => ({ value: option, words: t(`option.${name}.${option}`) })),
          { value: '', words: t('option.unsaid') },
        ]}
        onChange={onChange}
      />
    );
  }
  return as === 'day' || as === 'moment' ? (
    <TextField label={label} error={error} value={value} onChange={onChange} type={inputOf[as]} />
  ) : (
    <TextField
      label={label}
      error={error}
      value={value}
      onChange={onChange}
      maxLength={as === 'sentences' ? 1000 : 120}
      rows={as === 'sentences' ? 2 : 1}
    />
  );
}
