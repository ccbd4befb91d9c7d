import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/**
 * Packages that stay outside the bundles: `electron` is there at run time, `sqlite3`, `usb` and
 * `node-hid` bring native files, and `pdfkit` reads its font metrics from its own folder.
 * `electron-builder.yml` packs exactly these and what they need; a test compares the two.
 */
export const externalPackages = ['electron', 'sqlite3', 'usb', 'node-hid', 'pdfkit'] as const;

const external = [
  ...builtinModules,
  /^node:/u,
  ...externalPackages.map((name) => new RegExp(`^${name}(/|$)`, 'u')),
];

/** One program of Node or of Electron's main process as one ES module file. */
export interface Program {
  /** The composition root, from the project's folder. */
  readonly entry: string;
  /** The file in `out/`, for example `main/main.js`. */
  readonly file: string;
  readonly format?: 'es' | 'cjs';
  /** The oldest runtime that must understand it. */
  readonly target?: string;
  /** Leaves every package outside; for a program that is installed with its node_modules. */
  readonly packagesOutside?: boolean;
}

/** The vite configuration of one program. */
export function programConfig({
  entry,
  file,
  format = 'es',
  target = 'node24',
  packagesOutside = false,
}: Program): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    ssr: packagesOutside
      ? { external: true }
      : { noExternal: true, external: [...externalPackages] },
    build: {
      ssr: join(root, entry),
      target,
      outDir: join(root, 'out'),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        external: packagesOutside ? [/^[^./]/u] : external,
        output: { entryFileNames: file, format, codeSplitting: false },
      },
    },
  };
}
