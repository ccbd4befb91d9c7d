import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followGuest, type BootEnding, type GuestOptions } from './follow-guest.ts';
import { Qmp } from './qmp.ts';
import type { VmKernel } from './vm-kernel.ts';

/** What both machines of level 3 are started with. */
export interface VmOptions extends Pick<GuestOptions, 'limitSeconds' | 'onLine'> {
  readonly kernel: VmKernel;
}

/** A machine of its own kind: what it has besides, and what its kernel is told. */
export interface VmMachine {
  readonly args: readonly string[];
  readonly append: readonly string[];
}

/** A folder of this machine that the guest may read, under a tag. */
export function share(tag: string, path: string): readonly string[] {
  // A comma in a path would begin the next option; QEMU takes two for one.
  const safe = path.replaceAll(',', ',,');
  return [
    ...['-fsdev', `local,id=${tag},path=${safe},security_model=none,readonly=on,multidevs=remap`],
    ...['-device', `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`],
  ];
}

/** The content of a stick, which outlives its being pulled out; a `-drive` goes with the first stick that has it. */
export function medium(name: string, path: string): readonly string[] {
  const file = { driver: 'file', filename: path };
  return ['-blockdev', JSON.stringify({ driver: 'raw', 'node-name': name, file })];
}

/**
 * Runs a machine with an xHCI controller, all emulated (no KVM), to its end. The guest's program plugs
 * QEMU's devices and presses their keys by asking for it on the console.
 */
export async function runVm(options: VmOptions, machine: VmMachine): Promise<BootEnding> {
  const folder = mkdtempSync(join(tmpdir(), 'balie-vm-'));
  const monitor = join(folder, 'qmp');
  const qmp = new Qmp(monitor, (line) => options.onLine(`QEMU: ${line}`));
  try {
    return await followGuest({
      ...options,
      program: 'qemu-system-x86_64',
      args: [
        // Without a keyboard of the PC's own: keys are a USB keyboard's or nobody's.
        ...['-accel', 'tcg,thread=multi', '-machine', 'q35,i8042=off', '-cpu', 'max'],
        ...['-smp', '2', '-m', '1024'],
        ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
        ...['-chardev', 'stdio,id=console,signal=off', '-serial', 'chardev:console'],
        ...['-qmp', `unix:${monitor},server=on,wait=off`],
        ...['-device', 'virtio-rng-pci', '-device', 'qemu-xhci,id=xhci,p2=8,p3=8'],
        ...machine.args,
        ...['-kernel', options.kernel.kernel, '-initrd', options.kernel.initrd],
        '-append',
        [
          'console=ttyS0 quiet loglevel=1 panic=-1 mitigations=off nokaslr cryptomgr.notests',
          'apparmor=0 audit=0 usb-storage.delay_use=0',
          ...machine.append,
        ].join(' '),
      ],
      env: {},
      onAsk: (wish) => qmp.send(wish),
    });
  } finally {
    qmp.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
