import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followGuest, type BootEnding, type GuestOptions } from './follow-guest.ts';
import { writeInit } from './guest-init.ts';
import { memoryFolder } from './memory-folder.ts';
import { onOneProcessor } from './one-processor.ts';

export interface BootOptions extends Pick<GuestOptions, 'limitSeconds' | 'onLine'> {
  readonly kernel: string;
  /** Path below the project and arguments of what Node runs in the guest. */
  readonly program: readonly string[];
}

/** Memory of the guest: Node twice, udev, and a stick's image. The host gives what is really used. */
const memoryMegabytes = 1500;

/**
 * Boots user-mode Linux with this machine's root read-only, runs one program of the project in it on
 * the project's Node, and ends it. Needs no rights: the guest is an ordinary process of this user.
 */
export async function boot(options: BootOptions): Promise<BootEnding> {
  const folder = mkdtempSync(join(tmpdir(), 'balie-usb-lab-'));
  try {
    const init = writeInit(folder, options.program);
    const own = join(folder, 'uml');
    mkdirSync(own);
    return await followGuest({
      ...options,
      ...onOneProcessor(options.kernel, [
        `mem=${memoryMegabytes}M`,
        ...['root=/dev/root', 'rootfstype=hostfs', 'ro', `init=${init}`],
        // The console is for the checks; `dmesg` in the guest has the kernel's words.
        ...['quiet', 'loglevel=1', 'panic=1'],
        // usb-storage waits a second before it looks, for hardware that is not here.
        'usb-storage.delay_use=0',
        ...['con0=fd:0,fd:1', 'con=null', 'ssl=null', `uml_dir=${own}/`],
      ]),
      env: { HOME: folder, TMPDIR: memoryFolder(memoryMegabytes) },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
