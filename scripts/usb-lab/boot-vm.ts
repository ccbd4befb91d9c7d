import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../suites/suite.ts';
import { followGuest, type BootEnding, type GuestOptions } from './follow-guest.ts';
import { writeInit } from './guest-init.ts';
import { Qmp } from './qmp.ts';
import type { VmKernel } from './vm-kernel.ts';

export interface VmOptions extends Pick<GuestOptions, 'limitSeconds' | 'onLine'> {
  readonly kernel: VmKernel;
  readonly program: readonly string[];
}

/**
 * Boots a virtual machine with an xHCI controller, all emulated (no KVM), whose root is this machine's
 * own, read-only over 9p. The guest's program plugs QEMU's devices by asking for it on the console.
 */
export async function bootVm(options: VmOptions): Promise<BootEnding> {
  const folder = mkdtempSync(join(tmpdir(), 'balie-usb-vm-'));
  const monitor = join(folder, 'qmp');
  const qmp = new Qmp(monitor, (line) => options.onLine(`QEMU: ${line}`));
  try {
    const init = writeInit(folder, options.program);
    const stick = await makeStick(folder);
    const shared = join(folder, 'phone');
    mkdirSync(shared);
    writeFileSync(join(shared, 'readme.txt'), 'Nothing of a visitor.\n');
    return await followGuest({
      ...options,
      program: 'qemu-system-x86_64',
      args: [
        ...[
          '-accel',
          'tcg,thread=multi',
          '-machine',
          'q35',
          '-cpu',
          'max',
          '-smp',
          '2',
          '-m',
          '1024',
        ],
        ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
        ...['-chardev', 'stdio,id=console,signal=off', '-serial', 'chardev:console'],
        ...['-qmp', `unix:${monitor},server=on,wait=off`],
        ...['-fsdev', 'local,id=host,path=/,security_model=none,readonly=on,multidevs=remap'],
        ...['-device', 'virtio-9p-pci,fsdev=host,mount_tag=root', '-device', 'virtio-rng-pci'],
        ...['-device', 'qemu-xhci,id=xhci,p2=8,p3=8'],
        ...['-drive', `file=${stick},if=none,id=stick,format=raw`],
        ...['-kernel', options.kernel.kernel, '-initrd', options.kernel.initrd],
        '-append',
        `console=ttyS0 quiet loglevel=1 panic=-1 mitigations=off nokaslr cryptomgr.notests apparmor=0 ` +
          `audit=0 usb-storage.delay_use=0 balie_init=${init} balie_phone=${shared}`,
      ],
      env: {},
      onAsk: (wish) => qmp.send(wish),
    });
  } finally {
    qmp.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeStick(folder: string): Promise<string> {
  const file = join(folder, 'stick.img');
  writeFileSync(file, '');
  truncateSync(file, 64 * 1024 * 1024);
  const { code, output } = await command('mkfs.vfat', ['-F', '32', '-n', 'LABSTICK', file], {
    capture: true,
  });
  if (code !== 0) throw new Error(`mkfs.vfat ended with ${code}: ${output}`);
  return file;
}
