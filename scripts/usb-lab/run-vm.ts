import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.mjs';
import { MachineLacks } from '../suites/machine.ts';
import { type Count, sumOf } from '../suites/suite.ts';
import { JailVm } from './boot-jail.ts';
import { bootVm } from './boot-vm.ts';
import { endedEarly, failedChecks } from './failed-checks.ts';
import type { BootEnding } from './follow-guest.ts';
import { provideGuest, whyNotHere } from './run.ts';
import { provideVmKernel } from './vm-kernel.ts';
import { provideVmRoot } from './vm-root.ts';

/** For one start of a machine. */
const mostSeconds = 1500;
const say = (line: string): void => console.log(`  ${line}`);

/** The starts of the kiosk of part `jail`, by what is checked in each (test/lab/jail/suite.ts). */
const jailStarts = ['install', 'jail', 'removed'] as const;

const parts = { devices, jail } as const;
export const vmParts = Object.keys(parts);

/** Runs level 3 (all, or the named parts); prints a line for each check and leaves the consoles. */
export async function runVmLab(asked: readonly string[]): Promise<Count> {
  const why = whyNotHere();
  if (why !== null) throw new MachineLacks(`The USB lab cannot run here: ${why}`);
  await provideGuest();
  const counts: Count[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    counts.push(await run());
  }
  return sumOf(counts);
}

/** QEMU's devices and the reader, on a kernel that lets everything in. */
async function devices(): Promise<Count> {
  const kernel = await provideVmKernel(say);
  return counted('vm', () =>
    bootVm({
      kernel,
      program: ['test/lab/usb/vm-suite.ts'],
      limitSeconds: mostSeconds,
      onLine: say,
    }),
  );
}

/** A kiosk on which the jail is installed, the same one after its restart, and after that of the removal. */
async function jail(): Promise<Count> {
  const kernel = await provideVmKernel(say);
  const image = await provideVmRoot(say);
  const vm = await JailVm.make({ kernel, onLine: say }, image);
  try {
    let kernelArgs = '';
    const counts: Count[] = [];
    for (const part of jailStarts) {
      const count = await counted(`jail-${part}`, async () => {
        const ending = await vm.boot(part, [kernelArgs], mostSeconds);
        // What the script made of the boot loader's menu is what the next start gets, and nothing else.
        kernelArgs = /^LAB-BOOT-WITH (.*)$/mu.exec(ending.console)?.[1] ?? '';
        return ending;
      });
      counts.push(count);
      // Without its installation there is no jail.
      if (part === 'install' && count.failed > 0) break;
    }
    return sumOf(counts);
  } finally {
    vm.remove();
  }
}

/** Boots once and counts; a guest that did not end well is one failure more. */
async function counted(name: string, boot: () => Promise<BootEnding>): Promise<Count> {
  const started = performance.now();
  const ending = await boot();
  const folder = join(root, 'out', 'usb-lab');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}-console.txt`), ending.console);
  const seconds = Math.round((performance.now() - started) / 1000);
  const ready = ending.readyMs === null ? 'never' : `after ${Math.round(ending.readyMs)} ms`;
  say(`${name}: guest ready ${ready}, everything after ${seconds} s`);
  const told = /^LAB (\d+) passed, (\d+) failed$/mu.exec(ending.console);
  const [passed, failed] = [Number(told?.[1] ?? 0), Number(told?.[2] ?? 0)];
  const failures = failedChecks(ending.console);
  if (ending.code !== null && told !== null) return { passed, failed, failures };
  console.log(`The guest did not end well:\n${ending.console.slice(-2000)}`);
  return { passed, failed: failed + 1, failures: [...failures, endedEarly(ending.console)] };
}
