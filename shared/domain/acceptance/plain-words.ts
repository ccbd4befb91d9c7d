/** What readers at level A2 still take in at once (taalniveau A2: about ten words; fifteen is the limit of B1). */
const mostWords = 15;
/** Letters of a word beyond which most readers have to take it apart. */
const mostLetters = 16;

/** What makes a text harder than it needs to be. */
export interface HardWords {
  /** The longest sentence that has too many words, or null. */
  readonly sentence: string | null;
  /** Words that are too long, each once. */
  readonly words: readonly string[];
}

/** Looks at the words of a step as a tester who reads at A2 would. It only warns: some long words are names. */
export function hardWordsOf(text: string): HardWords {
  const sentences = text
    .split(/[.!?:;\n]+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > mostWords);
  const longest = sentences.toSorted(
    (one, other) => wordsOf(other).length - wordsOf(one).length,
  )[0];
  const words = wordsOf(text)
    .map((word) => word.replaceAll(/^\P{L}+|\P{L}+$/gu, ''))
    .filter((word) => word.length > mostLetters);
  return { sentence: longest ?? null, words: [...new Set(words)] };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
}
