import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './radio-set.module.css';

/** One of a few, all in sight. */
export function RadioSet<V extends string>({
  label,
  value,
  options,
  onChange,
  inRow = false,
}: {
  readonly label: string;
  /** Null while nothing is chosen. */
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly words: string }[];
  readonly onChange: (value: V) => void;
  readonly inRow?: boolean;
}) {
  return (
    <RadioGroup
      className={styles['set'] ?? ''}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={inRow ? styles['row'] : styles['wrapped']}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles['radio'] ?? ''}>
            {option.words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
