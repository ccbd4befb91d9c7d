import { useState } from 'react';
import { useParts } from '../app/console-parts.ts';

/** A field whose words outlive the form: `[words, change]`. Starts with the draft, else `initial`. */
export function useDraft(
  ticketId: string,
  field: string,
  initial = '',
): readonly [string, (words: string) => void] {
  const { drafts } = useParts();
  const [words, setWords] = useState(() => drafts.get(ticketId, field) ?? initial);
  return [
    words,
    (next) => {
      drafts.set(ticketId, field, next);
      setWords(next);
    },
  ];
}
