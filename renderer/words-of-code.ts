import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

const locales = resolve(import.meta.dirname, '../assets/locales');
/** In another front-end the kiosk is a picture, with an i18next of its own. */
const kiosk = resolve(import.meta.dirname, 'kiosk') + sep;

/** What code may say. */
export interface Said {
  /** Beginnings of keys, as `<catalogue>:<key>`; an asterisk stands for what the code fills in. */
  readonly keys: ReadonlySet<string>;
  /** It also says something in a language that is not the one of the page. */
  readonly inBoth: boolean;
}

type Branch = { readonly [key: string]: string | Branch };
/** Texts of one language by `<catalogue>:<key>`. */
type Texts = ReadonlyMap<string, string>;

export const catalogueNames: ReadonlySet<string> = new Set(
  readdirSync(join(locales, 'nl')).map((file) => basename(file, '.json')),
);
const textsOf = { nl: readTexts('nl'), en: readTexts('en') };

/** What a file and all that it imports may say; what it imports as it runs is a part of its own. */
export function saidFrom(entry: string): Said {
  const all = [...filesFrom(entry)].map(saidIn);
  return {
    keys: new Set(all.flatMap(({ keys }) => [...keys])),
    inBoth: all.some(({ inBoth }) => inBoth),
  };
}

const known = new Map<string, Said>();

/** Most files belong to many pages. */
function saidIn(file: string): Said {
  const said = known.get(file) ?? saidBy(readFileSync(file, 'utf8'));
  known.set(file, said);
  return said;
}

/**
 * What one source text may say. The name of a catalogue stands in it, in a hook or before the colon of
 * a key; an architecture test sees to that. Rather too much than too little.
 */
export function saidBy(source: string): Said {
  // Comments name keys too. They stand in lines of their own.
  const code = source.replaceAll(/^\s*(?:\/\/|\*|\/\*(?!.*\*\/.*\S)).*$/gmu, '');
  const hooked = [...code.matchAll(/\b(?:useTranslation|getFixedT)\([^;]*/gu)]
    .flatMap(([call]) => [...call.matchAll(/'([a-z-]+)'/gu)])
    .map(([, name]) => `${name}:`);
  const quoted = [...code.matchAll(/['"`]([a-z-]+:[^'"`\s]*)/gu)].map(([, text]) =>
    (text ?? '').replaceAll(/\$\{[^}]*\}/gu, '*').replace(/\$\{.*$/u, '*'),
  );
  const keys = [...hooked, ...quoted]
    .filter((key) => catalogueNames.has(catalogueOf(key)))
    // A key that is put together in another way may become any key of its catalogue.
    .map((key) => ([...textsOf.nl.keys()].some(matcherOf([key])) ? key : `${catalogueOf(key)}:`));
  return { keys: new Set(keys), inBoth: code.includes('getFixedT(') };
}

/** The words that code may say in one language, by catalogue; without those that are there before it. */
export function wordsFor(locale: 'nl' | 'en', said: Said, before?: Said): Record<string, Branch> {
  const isSaid = matcherOf([...said.keys]);
  const isThere = matcherOf([...(before?.keys ?? [])]);
  const words: Record<string, object> = {};
  for (const [key, text] of textsOf[locale]) {
    if (isSaid(key) && !isThere(key)) put(words, key.split(/[:.]/u), text);
  }
  // `put` makes nothing but branches of texts.
  return words as Record<string, Branch>;
}

function matcherOf(keys: readonly string[]): (key: string) => boolean {
  if (keys.length === 0) return () => false;
  const patterns = keys.map((key) =>
    key.replaceAll(/[.\\+?^${}()|[\]]/gu, String.raw`\$&`).replaceAll('*', '.*'),
  );
  const pattern = new RegExp(`^(?:${patterns.join('|')})`, 'u');
  return (key) => pattern.test(key);
}

function catalogueOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

function put(branch: Record<string, object | string>, path: readonly string[], text: string): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) branch[first] = text;
  else put((branch[first] ??= {}) as Record<string, object | string>, rest, text);
}

function readTexts(locale: string): Texts {
  return new Map(
    [...catalogueNames].flatMap((name) => {
      // Our own files, whose shape an architecture test checks.
      const file = JSON.parse(
        readFileSync(join(locales, locale, `${name}.json`), 'utf8'),
      ) as Branch;
      return textsIn(file, `${name}:`);
    }),
  );
}

function textsIn(branch: Branch, path: string): readonly (readonly [string, string])[] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : textsIn(value, `${path}${key}.`),
  );
}

function filesFrom(entry: string): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [entry];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (found.has(file) || (file.startsWith(kiosk) && !entry.startsWith(kiosk))) continue;
    found.add(file);
    left.push(...importsOf(file));
  }
  return found;
}

/** The sources that a file imports, not for their types alone. */
function importsOf(file: string): readonly string[] {
  const code = readFileSync(file, 'utf8');
  return [
    ...code.matchAll(/^(?:import|export)\s(?!type\s)(?:([^;']*?)\sfrom\s)?'(\.[^']+\.tsx?)'/gmu),
  ]
    .filter(([, named]) => !/^\{(?:\s*type\s+\w+(?:\s+as\s+\w+)?,?)+\s*\}$/u.test(named ?? ''))
    .map(([, , path]) => resolve(dirname(file), path ?? ''));
}
