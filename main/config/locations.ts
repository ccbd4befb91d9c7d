import { basename, dirname, join } from 'node:path';

/** Where the parts of this program lie, as sources or as a build. */
export interface Locations {
  readonly assets: string;
  readonly renderer: string;
  readonly preload: string;
  /** Entry of the reader process. */
  readonly reader: string;
}

/**
 * Locations seen from an entry's folder: `main` and `test/lab` as sources, `out/main` and `out/lab`
 * as built (also inside an asar archive).
 */
export function locationsFrom(entryFolder: string): Locations {
  const up = dirname(entryFolder);
  const built = basename(up) === 'out';
  const root = built || basename(up) === 'test' ? dirname(up) : up;
  const source = basename(entryFolder) === 'lab' ? 'reader.ts' : join('reader', 'main.ts');
  return {
    assets: join(root, 'assets'),
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'kiosk.cjs'),
    reader: join(entryFolder, built ? 'reader.js' : source),
  };
}
