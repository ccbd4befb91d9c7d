/** What stands in the search field, beside the address of the page that holds what is searched for. */
export interface SearchWords {
  readonly typed: string;
  /** The words of the address that the field knows of. */
  readonly seen: string;
  /** Words of the field that are on their way into the address, in the order in which they were sent. */
  readonly sent: readonly string[];
}

export function searchWordsOf(words: string): SearchWords {
  return { typed: words, seen: words, sent: [] };
}

/** Words go into the address, where they may be or be going already. */
export function searching(now: SearchWords, words: string): SearchWords {
  const last = now.sent.at(-1) ?? now.seen;
  return words === last ? now : { ...now, sent: [...now.sent, words] };
}

/**
 * The address changed. What the field itself sent there is left behind by a fast hand, whose next
 * letters stay; other words, as of a link or the way back, stand in the field from then on.
 */
export function searchedFor(now: SearchWords, words: string): SearchWords {
  const at = now.sent.indexOf(words);
  if (at === -1) return searchWordsOf(words);
  // Of several that were sent quickly, the address may show only the last.
  return { typed: now.typed, seen: words, sent: now.sent.slice(at + 1) };
}
