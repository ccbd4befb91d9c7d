import { type BackendModule, createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { localeSchema, type Locale } from '../../shared/domain/locale.ts';

/** What `import.meta.glob('…/assets/locales/<locale>/{…}.json', { eager: true, import: 'default' })` gives. */
export type CatalogueFiles = Readonly<Record<string, unknown>>;

type Catalogue = Record<string, unknown>;
type Resources = Record<Locale, Record<string, Catalogue>>;

/** Fetches the catalogue files of one language. */
export type LoadCatalogues = Readonly<Record<Locale, () => Promise<CatalogueFiles>>>;

/** All words of a language have come; i18next itself tells of every file alone, each a drawing of the page. */
const wordsCame = 'wordsCame';

/**
 * One i18next for one page. Texts come from the files that the page bundles, so there is nothing to
 * load and nothing to wait for. React escapes; interpolation must not do it twice. With `others` the
 * files may be of one language only: the other is fetched when it is first asked for.
 */
export function createI18n(files: CatalogueFiles, locale: Locale, others?: LoadCatalogues): i18n {
  const resources = resourcesOf(files);
  const instance = createInstance();
  if (others !== undefined) instance.use(backendOf(others));
  // Initialisation is synchronous here: all resources of the first language are given.
  void instance.use(initReactI18next).init({
    resources,
    partialBundledLanguages: others !== undefined,
    react: others === undefined ? {} : { bindI18n: `languageChanged ${wordsCame}` },
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

/** Fetches the languages that are not there yet; words of theirs that stand on the page are drawn then. */
export async function bringLanguages(instance: i18n): Promise<void> {
  await instance.loadLanguages(localeSchema.options);
  instance.emit(wordsCame);
}

function backendOf(others: LoadCatalogues): BackendModule {
  return {
    type: 'backend',
    callbackApi: true,
    init: () => undefined,
    read: (language, namespace, answer) => {
      const locale = localeSchema.parse(language);
      others[locale]().then(
        (files) => answer(null, resourcesOf(files)[locale][namespace] ?? {}),
        (error: unknown) => answer(error instanceof Error ? error : String(error), null),
      );
    },
  };
}

/** Sorts the files by language and namespace; a file elsewhere than `<locale>/<name>.json` is a bug. */
export function resourcesOf(files: CatalogueFiles): Resources {
  const resources: Resources = { nl: {}, en: {} };
  for (const [path, catalogue] of Object.entries(files)) {
    const [, folder, name] = /([a-z]{2})\/([a-z-]+)\.json$/u.exec(path) ?? [];
    const locale = localeSchema.parse(folder);
    if (name === undefined || !isCatalogue(catalogue)) throw new Error(`No catalogue: ${path}`);
    resources[locale][name] = catalogue;
  }
  return resources;
}

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Speaks another language, also to a screen reader, as soon as its words are there. */
export function speakLocale(instance: i18n, locale: Locale): void {
  const toReaders = () => {
    document.documentElement.lang = instance.language;
  };
  if (instance.language === locale) toReaders();
  else void instance.changeLanguage(locale, toReaders);
}
