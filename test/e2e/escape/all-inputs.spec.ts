import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openPackage, packageKiosk } from '../harness/package.ts';
import { inputs } from './inputs/all.ts';
import { managerInputs } from './inputs/window-keys.ts';
import { startGuarded } from './programs.ts';
import { tryInputs } from './try-input.ts';

let executable: string;

test.beforeAll('package the kiosk', () => {
  test.setTimeout(300_000);
  packageKiosk();
  executable = openPackage('escape-kiosk');
});

test('no input of the list of escapes leaves the kiosk', async () => {
  test.setTimeout(600_000);

  const escapes = await tryInputs(() => startGuarded(executable), inputs);

  console.log(`${inputs.length} inputs, ${escapes.length} escapes`);
  expect(escapes).toEqual([]);
  expect(new Set(inputs.map(({ id, source }) => `${source} ${id}`)).size).toBe(inputs.length);
  expect(inputs.length).toBeGreaterThanOrEqual(200);
});

test('a window manager takes the screen away from the kiosk for moments only', async () => {
  test.setTimeout(300_000);
  const manager = ['openbox', '--config-file', join(import.meta.dirname, 'openbox.xml')] as const;

  const escapes = await tryInputs(() => startGuarded(executable, manager), managerInputs);

  console.log(`${managerInputs.length} inputs under a window manager, ${escapes.length} escapes`);
  expect(escapes).toEqual([]);
});
