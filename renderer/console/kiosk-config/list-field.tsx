import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { optionWords } from './field-words.ts';
import styles from './kiosk-config.module.css';

/** What is shown, in its order, and below it what could be. Every move is a button. */
export function ListField({
  path,
  options,
  most,
  value,
  error,
  onChange,
}: {
  readonly path: string;
  readonly options: readonly string[];
  readonly most: number;
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { t } = useTranslation('kiosk-config');
  const others = options.filter((option) => !value.includes(option));
  const swap = (index: number, by: 1 | -1) => {
    const moved = [...value];
    const [taken] = moved.splice(index, 1);
    if (taken !== undefined) moved.splice(index + by, 0, taken);
    onChange(moved);
  };
  return (
    <fieldset className={styles['list']}>
      <legend>{t(`field.${path}`)}</legend>
      <ol>
        {value.map((option, index) => {
          const name = optionWords(t, path, option);
          return (
            <li key={option}>
              <span>{name}</span>
              <Button
                icon={<ArrowUp />}
                label={t('list.up', { name })}
                disabled={index === 0}
                onPress={() => swap(index, -1)}
              />
              <Button
                icon={<ArrowDown />}
                label={t('list.down', { name })}
                disabled={index === value.length - 1}
                onPress={() => swap(index, 1)}
              />
              <Button onPress={() => onChange(value.filter((each) => each !== option))}>
                <span aria-hidden="true">{t('list.hide')}</span>
                <span className="visually-hidden">{t('list.hide-name', { name })}</span>
              </Button>
            </li>
          );
        })}
      </ol>
      {others.length === 0 ? null : (
        <div className={styles['others']}>
          <span>{t('list.not-shown')}</span>
          {others.map((option) => (
            <Button
              key={option}
              disabled={value.length >= most}
              onPress={() => onChange([...value, option])}
            >
              {t('list.show', { name: optionWords(t, path, option) })}
            </Button>
          ))}
        </div>
      )}
      {error === undefined ? null : (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
