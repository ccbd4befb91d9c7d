import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.mjs';
import { MachineLacks } from '../suites/machine.ts';
import { type Count, oneFailure } from '../suites/suite.ts';
import { boot, type BootOptions } from './boot.ts';
import { provideKernel } from './build-kernel.ts';
import { endedEarly, failedChecks } from './failed-checks.ts';
import type { BootEnding } from './follow-guest.ts';
import { provide, type Need } from './needs.ts';

/** What the guest finds on the host's own root: the kernel's side of USB, and the witnesses. */
const guestNeeds: readonly Need[] = [
  { file: '/usr/bin/udevadm', package: 'udev' },
  { file: '/usr/bin/lsusb', package: 'usbutils' },
  { file: '/usr/sbin/mkfs.vfat', package: 'dosfstools' },
  { file: '/usr/sbin/blkid', package: 'util-linux' },
  { file: '/usr/bin/taskset', package: 'util-linux' },
  { file: '/usr/bin/mtp-detect', package: 'mtp-tools' },
  { file: '/usr/bin/gphoto2', package: 'gphoto2' },
];

/**
 * Longer than a run on a machine with much other work; a quiet one needs two and a half minutes. A
 * second more for each plugging that a night's run does besides.
 */
const limitSeconds = 900 + Math.max(0, Number(process.env.BALIE_LAB_CYCLES ?? 100) - 100);

/** Why the lab cannot run on this machine at all, whatever is installed; null when it can. */
export function whyNotHere(): string | null {
  if (process.platform !== 'linux')
    return `user-mode Linux runs on Linux only, not ${process.platform}`;
  if (process.arch !== 'x64') return `the lab’s kernel is built for x64 only, not ${process.arch}`;
  return null;
}

/** Gets what the guest needs of this machine. */
export function provideGuest(): Promise<void> {
  return provide(guestNeeds, 'The USB lab');
}

/** Where the lab leaves what it said. */
const folder = join(root, 'out', 'usb-lab');
const consoleFile = join(folder, 'console.txt');

/** Boots the lab and runs one program in it, whose lines for people are printed; leaves the console. */
export async function bootLab(
  options: Pick<BootOptions, 'program' | 'limitSeconds'>,
): Promise<BootEnding> {
  const why = whyNotHere();
  if (why !== null) throw new MachineLacks(`The USB lab cannot run here: ${why}`);
  await provideGuest();
  const kernel = await provideKernel();
  const onLine = (line: string) => console.log(`  ${line}`);
  const ending = await boot({ ...options, kernel, onLine });
  mkdirSync(folder, { recursive: true });
  writeFileSync(consoleFile, ending.console);
  return ending;
}

/** Runs the lab's checks (all, or the named parts); prints a line for each. */
export async function runUsbLab(parts: readonly string[]): Promise<Count> {
  const started = performance.now();
  const ending = await bootLab({ program: ['test/lab/usb/suite.ts', ...parts], limitSeconds });
  const seconds = Math.round((performance.now() - started) / 1000);
  if (ending.readyMs === null) return notReady(ending.console);
  keepFigures(ending.console);
  const counted = /^LAB (\d+) passed, (\d+) failed$/mu.exec(ending.console);
  const [passed, failed] = [Number(counted?.[1] ?? 0), Number(counted?.[2] ?? 0)];
  const [boots, runs] = [Math.round(ending.readyMs), seconds];
  console.log(
    `  guest ready after ${boots} ms, everything after ${runs} s; console in ${consoleFile}`,
  );
  if (ending.code === null || counted === null) {
    console.log(`  ✗ the guest ended before its checks did:\n${ending.console.slice(-2000)}`);
    const failures = [...failedChecks(ending.console), endedEarly(ending.console)];
    return { passed, failed: failed + 1, failures };
  }
  return { passed, failed, failures: failedChecks(ending.console) };
}

/** What user-mode Linux says when its host forbids what it lives on: ptrace, or memory to execute. */
const forbidden = /ptrace[^\n]*(?:failed|not permitted)|Operation not permitted|errno = -12/iu;

/** A host that forbids the guest is no fault of ours; a guest that does not come up is. */
function notReady(text: string): Count {
  const [line] = text.split('\n').filter((one) => forbidden.test(one));
  if (line !== undefined && !text.includes('Kernel panic')) {
    throw new MachineLacks(`The USB lab cannot run here, user-mode Linux says: ${line.trim()}`);
  }
  const end = text.slice(-2000);
  console.log(`  ✗ the guest did not come up; all of its console is in ${consoleFile}:\n${end}`);
  return oneFailure('the guest did not come up', end);
}

/** The figures of the run as JSON, for whoever compares two runs. */
function keepFigures(text: string): void {
  const [, figures] = /^LAB-FIGURES (\{.*\})$/mu.exec(text) ?? [];
  if (figures !== undefined) writeFileSync(join(folder, 'figures.json'), `${figures}\n`);
}
