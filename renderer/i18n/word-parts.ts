import type { i18n } from 'i18next';
import { localeSchema, type Locale } from '../../shared/domain/locale.ts';
import type { Catalogues } from './catalogue-files.ts';

/** Fetches the words of a part of a page, in one language each. */
export type LoadWords = Readonly<Record<Locale, () => Promise<Catalogues>>>;

/** More words have come; i18next itself would tell of each catalogue alone, every time a drawing of the page. */
export const wordsCame = 'wordsCame';

/** Words that come in parts: some with the page, the others with what is fetched when it is first opened. */
export interface WordParts {
  /** The one that speaks them; it has the first part in its language. */
  readonly speakBy: (instance: i18n) => void;
  /** Speaks a language as soon as its words are there. Rejects when they do not come, and speaks on as before. */
  readonly speak: (locale: Locale) => Promise<void>;
  /** What was fetched, once its words are there in the language that is spoken, or in both. */
  readonly withWords: <T>(fetched: Promise<T>, load: LoadWords, inBoth: boolean) => Promise<T>;
  /** Fetches what is missing of the parts that are there, in both languages. */
  readonly bringBoth: () => Promise<void>;
}

interface Part {
  readonly load: LoadWords;
  readonly there: Set<Locale>;
}

export function createWordParts(first: LoadWords): WordParts {
  let instance: i18n | null = null;
  let wanted: Locale | null = null;
  const firstPart: Part = { load: first, there: new Set() };
  const parts = [firstPart];

  const spoken = () => localeSchema.parse(instance?.language);

  async function bring({ load, there }: Part, locale: Locale): Promise<void> {
    if (there.has(locale)) return;
    for (const [name, words] of Object.entries(await load[locale]())) {
      instance?.addResourceBundle(locale, name, words, true, true);
    }
    there.add(locale);
  }

  const missing = (locale: Locale) => parts.filter(({ there }) => !there.has(locale));

  /** Also of a part that was opened in the meantime. */
  async function bringAll(locale: Locale): Promise<void> {
    while (missing(locale).length > 0) {
      await Promise.all(missing(locale).map((part) => bring(part, locale)));
    }
  }

  async function bringBoth(): Promise<void> {
    await Promise.all(localeSchema.options.map(bringAll));
    instance?.emit(wordsCame);
  }

  return {
    speakBy: (speaking) => {
      instance = speaking;
      firstPart.there.add(spoken());
    },
    async speak(locale) {
      wanted = locale;
      // At once when it can be: a page that waits is drawn once more in the language before.
      if (missing(locale).length > 0) await bringAll(locale);
      if (wanted === locale && locale !== spoken()) await instance?.changeLanguage(locale);
    },
    async withWords(fetched, load, inBoth) {
      const part: Part = { load, there: new Set() };
      // What a part says it may also have of the first words, which come in one language.
      const needed = inBoth
        ? localeSchema.options.flatMap((locale) => [bring(firstPart, locale), bring(part, locale)])
        : [bring(part, spoken())];
      const [there] = await Promise.all([fetched, ...needed]);
      parts.push(part);
      // The language may have become another one meanwhile.
      await bring(part, spoken());
      // Nobody waits for the rest: it is asked for again when it is to be spoken.
      bringBoth().catch(() => undefined);
      return there;
    },
    bringBoth,
  };
}
