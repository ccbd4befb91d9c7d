import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, root } from '../places.mjs';
import { needsWideRegisters, wideMark } from './wide-registers.ts';

/** Debian's package of kernel sources; its newest version within the series is built. */
export const sourcePackage = 'linux-source-6.12';

/** The kernel's own -O2 takes a third longer to compile, and no guest lives long enough to earn that back. */
export const compilerFlags = '-O1';

/** What is built in, merged over `tinyconfig`. */
export const kernelConfig = join(root, 'test', 'lab', 'usb', 'kernel', 'uml.config');

/** Where the kernel for this configuration, series and kind of processor is, or will be, in the cache. */
export function kernelPlace(): string {
  const hash = createHash('sha256')
    .update(sourcePackage)
    .update(compilerFlags)
    .update(readFileSync(kernelConfig))
    .update(needsWideRegisters() ? wideMark : '')
    .digest('hex')
    .slice(0, 16);
  return join(cacheFolder, `uml-${sourcePackage.replace('linux-source-', '')}-${hash}`);
}
