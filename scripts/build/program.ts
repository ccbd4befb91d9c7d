import { builtinModules } from 'node:module';
import { dirname, join, parse } from 'node:path';
import type { InlineConfig } from 'vite';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/**
 * Packages that stay outside the bundles: `electron` is there at run time, `sqlite3`, `usb` and
 * `node-hid` bring native files, `pdfkit` reads its font metrics from its own folder, and Noto Sans is
 * files that papers take along (`shared/paper/faces.ts`). `electron-builder.yml` packs exactly these and
 * what they need; a test compares the two.
 */
export const externalPackages = [
  'electron',
  'sqlite3',
  'usb',
  'node-hid',
  'pdfkit',
  '@expo-google-fonts/noto-sans',
] as const;

/**
 * The same for the desk, which is installed with its node_modules: `@node-rs/argon2` is native too, and
 * `pg` looks for `pg-native`, which nobody has. Everything else is in the bundle, as a thousand small
 * files take longer to find and read than the desk needs to start.
 */
export const packagesOutsideDesk = [...externalPackages, '@node-rs/argon2', 'pg-native'] as const;

/** Nothing is shortened or renamed: traces stay readable. */
const inAscii = {
  compress: false,
  mangle: false,
  codegen: { removeWhitespace: false, asciiOnly: true },
} as const;

/** One program of Node or of Electron's main process as one ES module file. */
export interface Program {
  /** The composition root, from the project's folder. */
  readonly entry: string;
  /** The file in `out/`, for example `main/main.js`. */
  readonly file: string;
  readonly format?: 'es' | 'cjs';
  /** The oldest runtime that must understand it. */
  readonly target?: string;
  /**
   * Gives what is imported on demand files of its own beside the entry: under plain Node nothing may
   * look for `electron`.
   */
  readonly splits?: boolean;
  /** The packages that are not bundled. */
  readonly packagesOutside?: readonly string[];
  /**
   * Writes it in ASCII and without comments: V8 keeps the text of a program, and two bytes for each letter
   * of it when one of them is beyond Latin-1. Licences then stand only in the packages themselves.
   */
  readonly small?: boolean;
}

/** The vite configuration of one program. */
export function programConfig({
  entry,
  file,
  format = 'es',
  target = 'node24',
  splits = false,
  packagesOutside = externalPackages,
  small = false,
}: Program): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    ssr: { noExternal: true, external: [...packagesOutside] },
    build: {
      ssr: join(root, entry),
      target,
      outDir: join(root, 'out'),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        external: [
          ...builtinModules,
          /^node:/u,
          ...packagesOutside.map((name) => new RegExp(`^${name}(/|$)`, 'u')),
        ],
        output: {
          entryFileNames: file,
          chunkFileNames: join(dirname(file), `${parse(file).name}-[name].js`),
          format,
          codeSplitting: splits,
          ...(small ? { minify: inAscii, comments: false } : {}),
        },
      },
    },
  };
}
