import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, root } from '../places.mjs';

/** Debian's package of kernel sources; its newest version within the series is built. */
export const sourcePackage = 'linux-source-6.12';

/** What is built in, merged over `tinyconfig`. */
export const kernelConfig = join(root, 'test', 'lab', 'usb', 'kernel', 'uml.config');

/** Where the kernel for this configuration and series is, or will be, in the cache. */
export function kernelPlace(): string {
  const hash = createHash('sha256')
    .update(sourcePackage)
    .update(readFileSync(kernelConfig))
    .digest('hex')
    .slice(0, 16);
  return join(cacheFolder, `uml-${sourcePackage.replace('linux-source-', '')}-${hash}`);
}
