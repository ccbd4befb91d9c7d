import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import styles from './choice.module.css';

export interface ChoiceOption<V extends string> {
  readonly value: V;
  readonly words: string;
}

/** One of a list that folds out. `quiet` hides the label for the eye, for rows of filters. */
export function Choice<V extends string>({
  label,
  value,
  options,
  onChange,
  quiet = false,
  active = false,
  first = false,
}: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly ChoiceOption<V>[];
  readonly onChange: (value: V) => void;
  readonly quiet?: boolean;
  /** Drawn as doing something, for a filter that leaves rows out. */
  readonly active?: boolean;
  /** The first question of a form, at which it begins. */
  readonly first?: boolean;
}) {
  return (
    <Select
      className={styles['choice'] ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className={quiet ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <Button
        className={`${styles['button']} ${active ? styles['active'] : ''}`}
        {...(first ? { 'data-first': '' } : {})}
      >
        <SelectValue className={styles['value'] ?? ''} />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={styles['popover'] ?? ''}>
        <ListBox
          className={styles['list'] ?? ''}
          items={options.map((each) => ({ ...each, id: each.value }))}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.words} className={styles['option'] ?? ''}>
              <Check aria-hidden="true" />
              <span>{option.words}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
