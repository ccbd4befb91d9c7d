import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { localeSchema } from '../shared/domain/locale.ts';
import { saidFrom, wordsFor } from './words-of-code.ts';

/** `page-words:console/first-nl`: what the console says before it fetches anything; `page-words:<file>-nl`: what a part says besides. */
const wordsModule = /^\0?page-words:(.+)-(nl|en)$/u;
/** A part that is fetched as the console runs. */
const fetched = /\bimport\(\s*'(\.[^']+)(\.tsx?)'\s*,?\s*\)/gu;

/**
 * Gives each file of the console that is fetched as it runs the words that it and its imports may say:
 * both are fetched side by side, and the `import()` is over when both have come. Nobody writes down
 * which words a page needs.
 */
export function wordsByPage(root: string): Plugin {
  const folder = resolve(root, 'console');
  const first = saidFrom(resolve(folder, 'main.tsx'));
  const fileOf = new Map<string, string>();

  return {
    name: 'words-by-page',
    enforce: 'pre',
    resolveId: (id) => (wordsModule.test(id) ? `\0${id}` : null),
    load(id) {
      const [, part = '', language] = wordsModule.exec(id) ?? [];
      if (language === undefined) return null;
      const file = fileOf.get(part);
      const locale = localeSchema.parse(language);
      const words =
        file === undefined ? wordsFor(locale, first) : wordsFor(locale, saidFrom(file), first);
      return `export default ${JSON.stringify(words)};`;
    },
    transform(code, id) {
      if (!id.startsWith(`${folder}/`) || !code.includes('import(')) return null;
      const withWords = code.replaceAll(fetched, (plain, path: string, type: string) => {
        const file = resolve(dirname(id), path + type);
        const said = saidFrom(file);
        if (Object.keys(wordsFor('nl', said, first)).length === 0) return plain;
        const part = file.slice(root.length + 1, -type.length);
        fileOf.set(part, file);
        const load = localeSchema.options.map(
          (locale) =>
            `${locale}: async () => (await import('page-words:${part}-${locale}')).default`,
        );
        return `consoleWords.withWords(${plain}, { ${load.join(', ')} }, ${said.inBoth})`;
      });
      if (withWords === code) return null;
      return {
        code: `import { consoleWords } from '${folder}/words.ts';\n${withWords}`,
        map: null,
      };
    },
  };
}
