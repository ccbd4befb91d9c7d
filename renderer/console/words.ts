import { createWordParts, type LoadWords } from '../i18n/word-parts.ts';

/** What the console says before it fetches anything more. */
export const firstWords: LoadWords = {
  nl: async () => (await import('page-words:console/first-nl')).default,
  en: async () => (await import('page-words:console/first-en')).default,
};

/** The words of the console: the first, and those of every other page with that page (words-by-page.ts). */
export const consoleWords = createWordParts(firstWords);
