import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { modules, root } from '../places.mjs';
import { MachineLacks } from '../suites/machine.ts';
import { command } from '../suites/suite.ts';
import type { BootEnding } from './follow-guest.ts';
import { makeStick } from './make-stick.ts';
import { medium, runVm, share, type VmOptions } from './vm-machine.ts';

/** A kiosk of its own in the virtual machine: Debian with systemd on a disk that keeps what is installed. */
export class JailVm {
  readonly #options: Omit<VmOptions, 'limitSeconds'>;
  readonly #folder: string;
  readonly #args: readonly string[];

  private constructor(
    options: Omit<VmOptions, 'limitSeconds'>,
    folder: string,
    args: readonly string[],
  ) {
    this.#options = options;
    this.#folder = folder;
    this.#args = args;
  }

  /** `image`: the disk as Debian makes it; it is not changed. */
  static async make(options: Omit<VmOptions, 'limitSeconds'>, image: string): Promise<JailVm> {
    await build(['reader', 'warden', 'lab-jail'], options.onLine);
    const folder = mkdtempSync(join(tmpdir(), 'balie-jail-vm-'));
    const disk = join(folder, 'disk.qcow2');
    const made = await command(
      'qemu-img',
      ['create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', image, disk],
      { capture: true },
    );
    if (made.code !== 0) throw new MachineLacks(`qemu-img: ${made.output}`);
    const stick = await makeStick(folder);
    return new JailVm(options, folder, [
      ...share('lab', layOut(join(folder, 'lab'))),
      ...share('modules', realpathSync(modules)),
      ...['-drive', `file=${disk},if=none,id=disk,format=qcow2,cache=unsafe`],
      ...['-device', 'virtio-blk-pci,drive=disk'],
      ...medium('stick', stick),
      ...['-chardev', 'null,id=serial', '-netdev', 'hubport,hubid=1,id=net'],
      // The kiosk's own keyboard, there from the beginning (test/lab/jail/kiosk.ts).
      ...['-device', 'usb-kbd,bus=xhci.0,port=4'],
    ]);
  }

  /** Starts it and runs one part of the checks; `kernelArgs` is what its boot loader would add. */
  boot(part: string, kernelArgs: readonly string[], limitSeconds: number): Promise<BootEnding> {
    return runVm(
      { ...this.#options, limitSeconds },
      {
        args: this.#args,
        append: [
          ...['balie_disk balie_init=/lab/init', `balie_part=${part}`],
          ...['systemd.unit=multi-user.target systemd.mask=serial-getty@ttyS0.service'],
          ...kernelArgs,
        ],
      },
    );
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** What the guest finds at /lab: the jail as the package brings it, the built programs, and a first process. */
function layOut(folder: string): string {
  mkdirSync(join(folder, 'app', 'node_modules'), { recursive: true });
  cpSync(join(root, 'assets', 'linux'), join(folder, 'jail'), { recursive: true });
  cpSync(join(root, 'out', 'main', 'warden.mjs'), join(folder, 'jail', 'warden.mjs'));
  for (const file of ['out/main/reader.js', 'out/lab/jail-suite.js', 'assets/usb-names.json']) {
    cpSync(join(root, file), join(folder, 'app', file));
  }
  writeFileSync(join(folder, 'app', 'package.json'), '{ "type": "module" }\n');
  cpSync(join(root, 'test', 'lab', 'jail', 'guest'), folder, { recursive: true });
  return folder;
}
