import { expect, it } from 'vitest';
import { z } from 'zod';
import { jsonOf } from './tree.ts';

/** Licences that may be shipped beside Apache-2.0, or used to build it (MPL-2.0: unchanged only). */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
]);

/** Packages whose manifest names no licence, with what their own licence file says. */
const readByHand: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT' };

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

/** One of several by choice (`OR`) is enough; all of several (`AND`) must be. */
function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/gu, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)));
}

it('uses only packages whose licence is on the list', () => {
  const { packages } = lockSchema.parse(jsonOf('package-lock.json'));
  const others = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { license }]) => [path, license ?? readByHand[path] ?? 'none'] as const)
    .filter(([, licence]) => !isAllowed(licence));

  expect(others).toEqual([]);
});

it('ships nothing under a licence with copyleft', () => {
  const { packages } = lockSchema.parse(jsonOf('package-lock.json'));
  const shipped = Object.entries(packages).filter(
    ([, { dev, license }]) => dev !== true && license === 'MPL-2.0',
  );

  expect(shipped).toEqual([]);
});
