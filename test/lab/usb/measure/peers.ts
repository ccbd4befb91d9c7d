import { globSync } from 'node:fs';
import { CheckFailed, holds, soon } from '../checks.ts';
import { runProgram, type ProgramEnding } from '../run-program.ts';

/** Another program that reads the same device, and what of our reading answers the same questions. */
export interface Peer {
  readonly command: string;
  /** The probes whose facts it tells as well; null: all of the reading. */
  readonly probes: readonly string[] | null;
  readonly run: () => Promise<ProgramEnding>;
}

/** Runs it and sees to it that it has read the device at all. */
function reading(program: string, args: readonly string[], said: RegExp): Peer['run'] {
  return async () => {
    const ending = await runProgram(program, args);
    const end = ending.output.slice(-500);
    holds(said.test(ending.output), `${program} ended with ${ending.code} and said ${end}`);
    return ending;
  };
}

const lockdown = ['iphone-untrusted', 'iphone-trusted'];

/** The peer of each class, by the simulated device that stands for it. */
export const peers: Readonly<Record<string, Peer>> = {
  'android-full': {
    command: 'mtp-detect',
    probes: null,
    run: reading('mtp-detect', [], /FreeSpaceInBytes: \d+/u),
  },
  'camera-neglected': {
    command: 'gphoto2 --summary',
    probes: null,
    run: reading('gphoto2', ['--summary'], /Model: .*D7500/u),
  },
  iphone: {
    command: 'ideviceinfo',
    probes: lockdown,
    run: reading('ideviceinfo', [], /SerialNumber: LAB0IPHONE01/u),
  },
  'ssd-failing': {
    command: 'smartctl -a -d sat',
    probes: ['storage-identity', 'storage-smart'],
    run: async () => {
      // usb-storage has the drive back a moment after our reading, under the next letter perhaps.
      const disk = await soon(10_000, 'the disk', () => globSync('/dev/sd?')[0] ?? null);
      return reading('smartctl', ['-a', '-d', 'sat', disk], /Reallocated_Sector_Ct/u)();
    },
  },
};

/** `lsusb -v` of one device, which every class is measured beside. */
export async function runLsusb(vendorId: number, productId: number): Promise<number> {
  const id = [vendorId, productId].map((part) => part.toString(16).padStart(4, '0')).join(':');
  const { output, durationMs } = await runProgram('lsusb', ['-v', '-d', id]);
  if (!output.includes('idVendor')) throw new CheckFailed(`lsusb said ${output.slice(-500)}`);
  return durationMs;
}
