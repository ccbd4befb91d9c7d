import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import field from '../../ui/text-field.module.css';
import { mentionOf, offered, openMention, withMention, type Mentionable } from './mention.ts';
import styles from './mention-field.module.css';

/** So many colleagues are offered at once; a letter more makes them fewer. */
const mostOffered = 6;

/**
 * A box of words in which @ offers colleagues. The focus stays in the box, as in every editor: the
 * arrows walk through the names, Enter or Tab fills one in, Escape puts the list away.
 */
export function MentionField({
  label,
  value,
  people,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly people: readonly Mentionable[];
  readonly hint: string;
  readonly onChange: (words: string) => void;
}) {
  const { t } = useTranslation('mentions');
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  /** Where the caret goes once the new words are drawn. */
  const goesTo = useRef<number | null>(null);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** The place of an @ whose list was put away. */
  const [shut, setShut] = useState<number | null>(null);

  useLayoutEffect(() => {
    if (goesTo.current === null) return;
    box.current?.setSelectionRange(goesTo.current, goesTo.current);
    setCaret(goesTo.current);
    goesTo.current = null;
  }, [value]);

  const open = openMention(value, caret);
  const names = open === null || open.at === shut ? [] : offered(people, open.typed, mostOffered);
  const at = Math.min(active, names.length - 1);

  const offers = names.length > 0;
  useLayoutEffect(() => {
    // Where little of the form is seen, as with large text, the names would lie over what is being typed.
    if (offers) box.current?.scrollIntoView({ block: 'start' });
  }, [offers]);

  const look = () => setCaret(box.current?.selectionStart ?? 0);
  const choose = (person: Mentionable) => {
    if (open === null) return;
    const filled = withMention(value, open, mentionOf(person, people));
    goesTo.current = filled.caret;
    setActive(0);
    onChange(filled.words);
  };
  const press = (event: KeyboardEvent) => {
    const chosen = names[at];
    if (open === null || chosen === undefined || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') setActive((at + 1) % names.length);
    else if (event.key === 'ArrowUp') setActive((at + names.length - 1) % names.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen);
    else if (event.key === 'Escape') setShut(open.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <TextField
      className={field['group'] ?? ''}
      value={value}
      onChange={(words) => {
        look();
        setActive(0);
        onChange(words);
      }}
      maxLength={4000}
      spellCheck="false"
    >
      <Label className={field['label'] ?? ''}>{label}</Label>
      <TextArea
        ref={box}
        className={field['field'] ?? ''}
        rows={8}
        aria-autocomplete="list"
        aria-controls={names.length === 0 ? undefined : id}
        aria-activedescendant={names.length === 0 ? undefined : `${id}-${at}`}
        onKeyDown={press}
        onKeyUp={look}
        onClick={look}
      />
      {names.length === 0 ? null : (
        <div
          id={id}
          role="listbox"
          tabIndex={-1}
          aria-label={t('mentions:colleagues')}
          className={styles['list']}
        >
          {names.map((person, place) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box has the keys
            <div
              key={person.accountId}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              className={styles['option']}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <span>{person.name}</span>
              <span className={styles['user']}>{person.userName}</span>
            </div>
          ))}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {names.length === 0 ? '' : t('mentions:offered', { count: names.length })}
      </span>
      <Text slot="description" className={field['hint'] ?? ''}>
        {hint}
      </Text>
    </TextField>
  );
}
