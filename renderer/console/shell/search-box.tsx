import { Search } from 'lucide-react';
import { useCallback, useEffect, useState, type Ref } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import styles from './search-box.module.css';
import { searchedFor, searching, searchWordsOf } from './search-words.ts';

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
  const [now, setNow] = useState(() => searchWordsOf(words));
  const { typed } = now;
  if (now.seen !== words) setNow(searchedFor(now, words));

  /** By the timer and by Enter alike. */
  const search = useCallback(() => {
    setNow((before) => searching(before, typed));
    onSearch(typed);
  }, [typed, onSearch]);

  useEffect(() => {
    if (typed === words) return;
    const timer = window.setTimeout(search, typingMs);
    return () => window.clearTimeout(timer);
  }, [typed, words, search]);

  return (
    <SearchField
      className={styles['search'] ?? ''}
      value={typed}
      onChange={(next) => setNow((before) => ({ ...before, typed: next }))}
      onSubmit={search}
      maxLength={200}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
      }}
    >
      <Label className="visually-hidden">{t('search.label')}</Label>
      <Search aria-hidden="true" />
      <Input ref={fieldRef} className={styles['field'] ?? ''} placeholder={t('search.hint')} />
      <ShortcutCap id="search" />
    </SearchField>
  );
}
