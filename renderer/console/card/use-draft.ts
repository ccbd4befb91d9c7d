import { useState } from 'react';
import { useParts } from '../app/console-parts.ts';

/**
 * A field whose words outlive the form: `[words, change]`. Follows `initial` until somebody types, so that
 * what comes in a moment later is still filled in.
 */
export function useDraft(
  ticketId: string,
  field: string,
  initial = '',
): readonly [string, (words: string) => void] {
  const { drafts } = useParts();
  const [typed, setTyped] = useState(() => drafts.get(ticketId, field));
  return [
    typed ?? initial,
    (next) => {
      drafts.set(ticketId, field, next);
      setTyped(next);
    },
  ];
}
