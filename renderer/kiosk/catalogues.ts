import { type Catalogues, resourcesOf } from '../i18n/catalogue-files.ts';
import type { LoadWords } from '../i18n/word-parts.ts';

/** The words of the language that a kiosk begins in. */
export const dutchWords: Catalogues = resourcesOf(
  import.meta.glob(
    '../../assets/locales/nl/{kiosk,details,words,findings,devices,instruction-page,hand-in,hand-out,tests}.json',
    { eager: true, import: 'default' },
  ),
).nl;

/** The words of either, as files of the kiosk itself. */
export const kioskWords: LoadWords = {
  nl: () => Promise.resolve(dutchWords),
  en: async () => (await import('./english-words.ts')).englishWords,
};
