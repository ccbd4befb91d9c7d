/** What stands in the search field, beside the address of the page that holds what is searched for. */
export interface SearchWords {
  readonly typed: string;
  /** The words of the address that the field knows of. */
  readonly seen: string;
  /** Words of the field that are on their way into the address; null when none are. */
  readonly sent: string | null;
}

export function searchWordsOf(words: string): SearchWords {
  return { typed: words, seen: words, sent: null };
}

/**
 * The address changed. What the field itself sent there is left behind by a fast hand, whose next
 * letters stay; other words, as of a link or the way back, stand in the field from then on.
 */
export function searchedFor(now: SearchWords, words: string): SearchWords {
  return { typed: words === now.sent ? now.typed : words, seen: words, sent: null };
}
