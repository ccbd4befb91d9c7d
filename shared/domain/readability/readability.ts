import type { InstructionLevel, InstructionVariant } from '../instruction.ts';
import type { Locale } from '../locale.ts';
import { sentencesOf, wordsOf } from './sentences.ts';
import { syllablesOf } from './syllables.ts';

/** The parts of a variant that are read as sentences. */
export type ReadField = 'intro' | 'safety' | 'do' | 'see' | 'ifNot';

/** What makes a text hard, where it is. */
export type Hardship =
  | {
      readonly kind: 'long-sentence';
      readonly field: ReadField;
      /** Number of the step or safety measure, from 1; null for the intro. */
      readonly place: number | null;
      readonly words: number;
      readonly most: number;
    }
  | { readonly kind: 'long-word'; readonly word: string }
  | { readonly kind: 'score'; readonly score: number; readonly least: number };

/** How readable a variant is for its level. */
export interface Readability {
  /** Reading ease, higher is easier; null when there are too few words for a figure. */
  readonly score: number | null;
  readonly words: number;
  /** Words per sentence. */
  readonly sentence: number;
  /** `fits`; `hard` when something is over the aim; `too-hard` when it is over the bound. */
  readonly verdict: 'empty' | 'fits' | 'hard' | 'too-hard';
  readonly hardships: readonly Hardship[];
}

/** What a level asks: an aim, and the bound beyond which it is too hard. */
interface Measure {
  readonly aim: number;
  readonly bound: number;
}

interface LevelMeasures {
  /** Least reading ease. */
  readonly score: Measure;
  /** Most words in one sentence. */
  readonly sentence: Measure;
  /** Most syllables in one word. */
  readonly syllables: number;
}

/**
 * The aims follow the bands of both formulas: 80 and more is easy, 65 to 80 plain, below 30 academic. Our
 * own instructions score at least 87 at A2, 72 at B1 and 26 for experts; the bound is 15 to 20 lower, so
 * that a text with unavoidable names on screens is called hard before it is called too hard.
 */
export const levelMeasures: Readonly<Record<InstructionLevel, LevelMeasures>> = {
  A2: { score: { aim: 80, bound: 65 }, sentence: { aim: 12, bound: 16 }, syllables: 5 },
  B1: { score: { aim: 65, bound: 50 }, sentence: { aim: 18, bound: 24 }, syllables: 6 },
  expert: { score: { aim: 30, bound: 10 }, sentence: { aim: 28, bound: 36 }, syllables: 8 },
};

/** With fewer words the figure says more of one word than of the text. */
const fewestWords = 20;
const mostLongWords = 3;

/**
 * Reading ease of a text. Dutch: W.H. Douma, De leesbaarheid van landbouwbladen (1960),
 * 206.835 − 0.93 × words per sentence − 77 × syllables per word. English: R. Flesch, A new readability
 * yardstick (1948), 206.835 − 1.015 × words per sentence − 84.6 × syllables per word.
 */
export function readingEase(
  { words, sentences, syllables }: { words: number; sentences: number; syllables: number },
  locale: Locale,
): number {
  const perSentence = words / sentences;
  const perWord = syllables / words;
  return locale === 'nl'
    ? 206.835 - 0.93 * perSentence - 77 * perWord
    : 206.835 - 1.015 * perSentence - 84.6 * perWord;
}

/** How readable a variant is for its level, with everything that makes it hard. */
export function readabilityOf(variant: InstructionVariant): Readability {
  const { locale, level } = variant;
  const measures = levelMeasures[level];
  const sentences = sentencesIn(variant);
  const words = sentences.flatMap(({ words: each }) => each);
  if (words.length === 0) {
    return { score: null, words: 0, sentence: 0, verdict: 'empty', hardships: [] };
  }
  const syllables = words.map((word) => syllablesOf(word, locale));
  const sum = {
    words: words.length,
    sentences: sentences.length,
    syllables: syllables.reduce((total, each) => total + each, 0),
  };
  const score = words.length < fewestWords ? null : Math.round(readingEase(sum, locale));
  const hardships: Hardship[] = [];
  if (score !== null && score < measures.score.aim) {
    hardships.push({ kind: 'score', score, least: measures.score.aim });
  }
  const most = measures.sentence.aim;
  for (const { field, place, words: each } of sentences) {
    if (each.length > most) {
      hardships.push({ kind: 'long-sentence', field, place, words: each.length, most });
    }
  }
  const long = words.filter((_word, at) => (syllables[at] ?? 0) > measures.syllables);
  for (const word of [...new Set(long)].slice(0, mostLongWords)) {
    hardships.push({ kind: 'long-word', word });
  }
  const longest = Math.max(...sentences.map(({ words: each }) => each.length));
  const tooHard =
    longest > measures.sentence.bound || (score !== null && score < measures.score.bound);
  const hard = hardships.some(({ kind }) => kind !== 'long-word');
  return {
    score,
    words: words.length,
    sentence: Math.round((words.length / sentences.length) * 10) / 10,
    verdict: tooHard ? 'too-hard' : hard ? 'hard' : 'fits',
    hardships,
  };
}

interface PlacedSentence {
  readonly field: ReadField;
  readonly place: number | null;
  readonly words: readonly string[];
}

/** The title stands apart: it is a name, not a sentence. */
function sentencesIn({ intro, safety, steps }: InstructionVariant): readonly PlacedSentence[] {
  const found: PlacedSentence[] = [];
  const read = (field: ReadField, place: number | null, text: string | undefined) => {
    for (const sentence of sentencesOf(text ?? '')) {
      found.push({ field, place, words: wordsOf(sentence) });
    }
  };
  read('intro', null, intro);
  for (const [at, text] of safety.entries()) read('safety', at + 1, text);
  for (const [at, step] of steps.entries()) {
    read('do', at + 1, step.do);
    read('see', at + 1, step.see);
    read('ifNot', at + 1, step.ifNot);
  }
  return found;
}
