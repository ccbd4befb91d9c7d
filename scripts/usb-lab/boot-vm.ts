import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BootEnding } from './follow-guest.ts';
import { writeInit } from './guest-init.ts';
import { makeStick } from './make-stick.ts';
import { medium, runVm, share, type VmOptions } from './vm-machine.ts';

/** Boots the virtual machine whose root is this machine's own, read-only over 9p, and runs a program in it. */
export async function bootVm(
  options: VmOptions & { readonly program: readonly string[] },
): Promise<BootEnding> {
  const folder = mkdtempSync(join(tmpdir(), 'balie-usb-vm-'));
  try {
    const init = writeInit(folder, options.program);
    const stick = await makeStick(folder);
    const shared = join(folder, 'phone');
    mkdirSync(shared);
    writeFileSync(join(shared, 'readme.txt'), 'Nothing of a visitor.\n');
    return await runVm(options, {
      args: [...share('root', '/'), ...medium('stick', stick)],
      append: [`balie_init=${init}`, `balie_phone=${shared}`],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
