import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';
import { compressedFiles } from './compressed-files.ts';
import { wordsByPage } from './words-by-page.ts';

const root = import.meta.dirname;

/** The front-ends, one page each. */
const pages = [
  'kiosk',
  'console',
  'board',
  'status',
  'counter-screen',
  'instruction',
  'tester',
  'receipt',
];
/** A service worker is known by its address, so its name carries no hash, and it is one file. */
const worker = 'instruction-worker';

/** What React Aria itself says, such as "close", in the languages that our pages speak. */
const spokenByReactAria = new Set(['nl-NL', 'en-GB', 'en-US']);
const wordsOfReactAria =
  /node_modules\/react-(?:aria|aria-components|stately)\/.*\/intl\/.*?([a-z]{2}-[A-Z]{2})\.mjs$/u;

/** Leaves the other thirty languages of React Aria out of the pages. */
const spokenLanguages: Plugin = {
  name: 'spoken-languages',
  enforce: 'pre',
  load(id) {
    const [, language] = wordsOfReactAria.exec(id) ?? [];
    return language === undefined || spokenByReactAria.has(language) ? null : 'export default {};';
  },
};

const sharedModules = /\/shared\/(?:contract|domain|base)\//u;
const kioskEntry = resolve(root, 'kiosk', 'main.tsx');

type ModuleInfo = { readonly importers: readonly string[] } | null;

/** Whether a module is imported by an entry, straight or through others. */
function isNeededBy(
  entry: string,
  id: string,
  infoOf: (id: string) => ModuleInfo,
  seen: Set<string> = new Set(),
): boolean {
  if (id === entry) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (infoOf(id)?.importers ?? []).some((one) => isNeededBy(entry, one, infoOf, seen));
}

/**
 * One build of all pages into `out/renderer`. The content security policy allows no inline script,
 * no inline style and no data: font, so nothing may be inlined; the preload polyfill is inline too,
 * and Chromium does not need it.
 */
export default defineConfig({
  root,
  base: '/',
  plugins: [wordsByPage(root), react(), spokenLanguages, compressedFiles],
  css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 140 << 16 } } },
  build: {
    target: 'chrome140',
    outDir: resolve(root, '../out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssMinify: 'lightningcss',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: ({ name }) =>
          name === worker ? 'instruction/worker.js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            {
              // In one chunk with zod, so that it runs before any chunk that makes a schema.
              name: 'parse',
              test: /node_modules\/zod\/|parse-without-eval/u,
            },
            // Many small files, each of which would be a question of its own. A kiosk needs few of them.
            {
              name: (id, modules) =>
                isNeededBy(kioskEntry, id, (one) => modules.getModuleInfo(one)) ? 'visit' : null,
              debugName: 'visit',
              test: sharedModules,
            },
            { name: 'contract', test: sharedModules, minShareCount: 6 },
          ],
        },
      },
      input: {
        ...Object.fromEntries(
          pages
            .map((page) => [page, resolve(root, page, 'index.html')] as const)
            .filter(([, file]) => existsSync(file)),
        ),
        [worker]: resolve(root, 'instruction', 'worker.ts'),
      },
    },
  },
});
