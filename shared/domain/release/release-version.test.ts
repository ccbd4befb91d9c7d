import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareVersions, releaseVersionSchema } from './release-version.ts';

const version = fc
  .tuple(fc.nat(999_999), fc.nat(999_999), fc.nat(999_999))
  .map((parts) => parts.join('.'));

it('orders versions by number, not by text', () => {
  expect(['0.10.0', '0.9.9', '1.0.0', '0.9.10'].toSorted(compareVersions)).toEqual([
    '0.9.9',
    '0.9.10',
    '0.10.0',
    '1.0.0',
  ]);
});

it('orders any two versions one way only', () => {
  fc.assert(
    fc.property(version, version, (one, other) => {
      const sign = Math.sign(compareVersions(one, other));
      return sign === -Math.sign(compareVersions(other, one)) && (sign === 0) === (one === other);
    }),
  );
});

it.each(['1.0', '1.0.0-beta', '01.0.0', '1.0.0\n', 'v1.0.0', '', '1.0.1234567'])(
  'does not take %j for a version',
  (text) => {
    expect(releaseVersionSchema.safeParse(text).success).toBe(false);
  },
);
