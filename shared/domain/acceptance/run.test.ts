import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOfReadout, stepResultSchema, wishFor } from './run.ts';

const wish = (wishId: string, model: string, version: string) => ({ wishId, model, version });

describe('the device of a run', () => {
  it.each([
    ['Apple iPhone 15', 'iOS 18.1.1', 'plain'],
    ['Apple iPhone 15 Pro', 'iOS 18.1.1', 'pro'],
    ['Apple iPhone 15', 'iOS 180', null],
    ['Apple iPhone 150', 'iOS 18.1', null],
    ['Google Pixel 8', 'Android 15', 'pixel'],
    ['Google Pixel 8', null, null],
  ])('%s with %s counts for %s', (model, version, wishId) => {
    const wishes = [
      wish('plain', 'iPhone 15', 'iOS 18'),
      wish('pro', 'iPhone 15 Pro', 'iOS 18'),
      wish('pixel', 'Pixel 8', 'Android 15'),
    ];

    expect(wishFor({ model, version }, wishes)?.wishId ?? null).toBe(wishId);
  });

  it('counts for itself when it is on the list', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/u);
    fc.assert(
      fc.property(word, word, (model, version) => {
        expect(wishFor({ model, version }, [wish('it', model, version)])?.wishId).toBe('it');
      }),
    );
  });

  it('is what was read of it, without naming its maker twice', () => {
    const device = {
      deviceId: '1-4',
      portPath: '1-4',
      vendorId: 1,
      productId: 2,
      kind: 'phone',
      vendorName: 'Google',
      productName: 'Google Pixel 8',
      simulated: false,
    } as const;

    expect(deviceOfReadout({ device, facts: [] })).toEqual({
      source: 'machine',
      model: 'Google Pixel 8',
      version: null,
    });
    expect(deviceOfReadout({ device: { ...device, productName: null }, facts: [] }).model).toBe(
      'Google',
    );
  });
});

it('a step that is skipped needs a reason, one that failed does not', () => {
  const result = (outcome: string) =>
    stepResultSchema.safeParse({ outcome, remark: '  ', photoHash: null }).success;

  expect(['passed', 'failed', 'blocked', 'skipped'].map(result)).toEqual([true, true, true, false]);
});
