import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { installedMarker, stillInstalling } from '../places.mjs';
import { buildKernelAhead, provideKernelTools } from '../usb-lab/build-kernel.ts';
import { provideGuest, whyNotHere } from '../usb-lab/run.ts';
import { MachineLacks, prepareMachine, preparePrograms } from './machine.ts';

/** Ends when `npm test`, which goes on installing meanwhile, has compiled what it started without. */
export async function whenInstalled(): Promise<void> {
  if (process.env[stillInstalling] === undefined) return;
  // It ends this process when that fails.
  while (!existsSync(installedMarker)) await setTimeout(500);
}

/**
 * Gets Debian's packages for all suites while the first ones compute: that is mostly waiting. What cannot
 * be had here is told by the suite that needs it, which asks once more.
 */
export async function prepareAhead(): Promise<void> {
  const hasLab = whyNotHere() === null;
  const lab = hasLab ? [provideGuest, provideKernelTools] : [];
  for (const prepare of [prepareMachine, preparePrograms, ...lab]) {
    try {
      await prepare();
    } catch (error) {
      if (!(error instanceof MachineLacks)) throw error;
    }
  }
  if (hasLab) buildKernelAhead();
}
