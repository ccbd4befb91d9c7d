import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { packagesOutsideDesk, programConfig, root } from './program.ts';

/** One thing that is built: its name, its configuration, and the sources that make it stale. */
export interface Part {
  readonly name: string;
  readonly config: InlineConfig;
  /** What it writes, from the project's folder; its absence makes the part stale. */
  readonly result: string;
  readonly sources: readonly string[];
}

/** Everything that is built, by name. */
export const parts = {
  renderer: {
    name: 'renderer',
    config: { configFile: join(root, 'renderer', 'vite.config.ts'), logLevel: 'warn' },
    result: 'out/renderer',
    sources: ['renderer', 'shared', 'assets'],
  },
  main: {
    name: 'main',
    config: programConfig({ entry: 'main/main.ts', file: 'main/main.js', splits: true }),
    result: 'out/main/main.js',
    sources: ['main', 'shared', 'assets'],
  },
  start: program('start', 'main/start.ts', 'main/start.js', ['main']),
  preload: program(
    'preload',
    'preload/kiosk.ts',
    'preload/kiosk.cjs',
    ['preload', 'shared'],
    'cjs',
  ),
  reader: program('reader', 'main/reader/main.ts', 'main/reader.js', [
    'main',
    'devices',
    'shared',
    'assets',
  ]),
  warden: {
    name: 'warden',
    // It runs on the machine's own Node, outside the app: Debian 12 has 18, which takes ES modules by name only.
    config: programConfig({
      entry: 'main/warden/main.ts',
      file: 'main/warden.mjs',
      target: 'node18',
    }),
    result: 'out/main/warden.mjs',
    sources: ['main', 'shared'],
  },
  watchdog: {
    name: 'watchdog',
    // Outside the app too, for the day on which the app does not start.
    config: programConfig({
      entry: 'main/watchdog/main.ts',
      file: 'main/watchdog.mjs',
      target: 'node18',
    }),
    result: 'out/main/watchdog.mjs',
    sources: ['main', 'shared'],
  },
  lab: {
    name: 'lab',
    config: programConfig({ entry: 'test/lab/main.ts', file: 'lab/main.js', splits: true }),
    result: 'out/lab/main.js',
    sources: ['test/lab', 'main', 'devices', 'shared', 'assets'],
  },
  'lab-reader': program('lab-reader', 'test/lab/reader.ts', 'lab/reader.js', [
    'test/lab',
    'main',
    'devices',
    'shared',
    'assets',
  ]),
  'lab-jail': program('lab-jail', 'test/lab/jail/suite.ts', 'lab/jail-suite.js', [
    'test',
    'main',
    'devices',
    'shared',
  ]),
  desk: {
    name: 'desk',
    config: programConfig({
      entry: 'desk/main.ts',
      file: 'desk/main.js',
      packagesOutside: packagesOutsideDesk,
      splits: true,
      small: true,
    }),
    result: 'out/desk/main.js',
    sources: ['desk', 'shared', 'assets'],
  },
  'lab-desk': {
    name: 'lab-desk',
    config: programConfig({
      entry: 'test/lab/desk.ts',
      file: 'lab/desk.js',
      packagesOutside: packagesOutsideDesk,
      splits: true,
      small: true,
    }),
    result: 'out/lab/desk.js',
    sources: ['test/lab', 'desk', 'shared', 'assets'],
  },
} as const satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof parts;

function program(
  name: string,
  entry: string,
  file: string,
  sources: readonly string[],
  format: 'es' | 'cjs' = 'es',
): Part {
  return { name, config: programConfig({ entry, file, format }), result: `out/${file}`, sources };
}
