import { Search } from 'lucide-react';
import { useEffect, useState, type Ref } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../parts/key-cap.tsx';
import styles from './search-box.module.css';

const typingMs = 250;

/** Searches all tickets, also closed ones, a moment after the last key. Escape empties and leaves. */
export function SearchBox({
  words,
  onSearch,
  fieldRef,
}: {
  readonly words: string;
  readonly onSearch: (words: string) => void;
  readonly fieldRef: Ref<HTMLInputElement>;
}) {
  const { t } = useTranslation('console');
  const [typed, setTyped] = useState(words);
  const [from, setFrom] = useState(words);
  if (from !== words) {
    setFrom(words);
    setTyped(words);
  }

  useEffect(() => {
    if (typed === words) return;
    const timer = window.setTimeout(() => onSearch(typed), typingMs);
    return () => window.clearTimeout(timer);
  }, [typed, words, onSearch]);

  return (
    <SearchField
      className={styles['search'] ?? ''}
      value={typed}
      onChange={setTyped}
      onSubmit={onSearch}
      maxLength={200}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
      }}
    >
      <Label className="visually-hidden">{t('search.label')}</Label>
      <Search aria-hidden="true" />
      <Input ref={fieldRef} className={styles['field'] ?? ''} placeholder={t('search.hint')} />
      <KeyCap keys="/" />
    </SearchField>
  );
}
