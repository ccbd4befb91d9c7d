import type { CatalogueFiles, LoadCatalogues } from '../i18n/create-i18n.ts';

/** The words of the language that a kiosk begins in. */
export const dutchWords: CatalogueFiles = import.meta.glob(
  '../../assets/locales/nl/{kiosk,details,words,findings,devices,instruction-page,hand-in,hand-out,tests}.json',
  { eager: true, import: 'default' },
);

/** The words of either, as files of the kiosk itself. */
export const kioskWords: LoadCatalogues = {
  nl: () => Promise.resolve(dutchWords),
  en: async () => (await import('./english-words.ts')).englishWords,
};
