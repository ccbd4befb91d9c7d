import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { localeSchema, type Locale } from '../../shared/domain/locale.ts';
import { type CatalogueFiles, type Catalogues, resourcesOf } from './catalogue-files.ts';
import { type WordParts, wordsCame } from './word-parts.ts';

/**
 * One i18next for one page that bundles its words in both languages, so there is nothing to load and
 * nothing to wait for.
 */
export function createI18n(files: CatalogueFiles, locale: Locale): i18n {
  return begin(resourcesOf(files), locale);
}

/** One i18next for a page that begins with some words of one language; more come as they are needed. */
export function createI18nInParts(first: Catalogues, locale: Locale, parts: WordParts): i18n {
  const instance = begin({ [locale]: first }, locale);
  parts.speakBy(instance);
  return instance;
}

/** React escapes; interpolation must not do it twice. */
function begin(resources: Partial<Record<Locale, Catalogues>>, locale: Locale): i18n {
  const instance = createInstance();
  // Initialisation is synchronous here: all resources of the first language are given.
  void instance.use(initReactI18next).init({
    resources,
    react: { bindI18n: `languageChanged ${wordsCame}` },
    lng: locale,
    fallbackLng: false,
    supportedLngs: localeSchema.options,
    ns: [...new Set(Object.values(resources).flatMap((byName) => Object.keys(byName)))],
    defaultNS: 'words',
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  return instance;
}

/** Speaks another language, also to a screen reader. */
export function speakLocale(instance: i18n, locale: Locale): void {
  const toReaders = () => {
    document.documentElement.lang = instance.language;
  };
  if (instance.language === locale) toReaders();
  else void instance.changeLanguage(locale, toReaders);
}
