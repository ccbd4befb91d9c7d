import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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

/**
 * One build of all pages into `out/renderer`. The content security policy allows no inline script,
 * no inline style and no data: font, so nothing may be inlined; the preload polyfill is inline too,
 * and Chromium does not need it.
 */
export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
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
