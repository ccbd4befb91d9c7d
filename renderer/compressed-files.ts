import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a file fits into one packet of the network anyway. */
const worthwhileBytes = 1_200;

/**
 * Puts a `.br` and a `.gz` beside each text file of the build, for the desk to send: a browser takes
 * Brotli over https and on its own machine only.
 */
export const compressedFiles: Plugin = {
  name: 'compressed-files',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle)) {
      if (!/^assets\/.*\.(?:js|css|svg|json)$/u.test(name)) continue;
      const file = join(dir, name);
      const content = readFileSync(file);
      if (content.length < worthwhileBytes) continue;
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params: quality }));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};
