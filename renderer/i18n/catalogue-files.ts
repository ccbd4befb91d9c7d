import { localeSchema, type Locale } from '../../shared/domain/locale.ts';

/** What `import.meta.glob('…/assets/locales/<locale>/{…}.json', { eager: true, import: 'default' })` gives. */
export type CatalogueFiles = Readonly<Record<string, unknown>>;

type Catalogue = Record<string, unknown>;
/** Words by the name of their catalogue. */
export type Catalogues = Readonly<Record<string, Catalogue>>;
type Resources = Record<Locale, Record<string, Catalogue>>;

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
