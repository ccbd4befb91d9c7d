import { describe, expect, it } from 'vitest';
import { isAssetTag } from './asset-tag.ts';
import { findDellError } from './dell-error.ts';
import { findHpFailureId } from './hp-failure-id.ts';
import { parseLenovoLabel } from './lenovo-label.ts';
import { serialLooksLike } from './maker-serials.ts';

describe('a failure ID of HP', () => {
  const id = 'LAB0AA-BB1CC2-DD3EE4-FF5GG6';

  it.each([
    id,
    id.toLowerCase(),
    ` ${id.replaceAll('-', '')} `,
    `https://example.org/?failure=${id}&product=1`,
  ])('is found in %s', (text) => {
    expect(findHpFailureId(text)).toBe(id);
  });

  it.each(['LAB0AA-BB1CC2-DD3EE4', `${id}-AAAAAA`, '123456789012345678901234', 'x'.repeat(24)])(
    'is not seen in %s',
    (text) => {
      expect(findHpFailureId(text)).toBeNull();
    },
  );
});

describe('an error of Dell’s test', () => {
  it('is found with its validation in what the screen says', () => {
    expect(
      findDellError('Error Code 2000-0151, Validation 106575, Hard Drive 1 incorrect status'),
    ).toEqual({ code: '2000-0151', validation: '106575' });
    expect(findDellError('2000-0142 73484')).toEqual({ code: '2000-0142', validation: '73484' });
    expect(findDellError('error code: 1000‑0142')).toEqual({ code: '1000-0142', validation: null });
  });

  it.each(['212000-0142', '2000-01421', '3000-0142', '2000 0142'])('is not seen in %s', (text) => {
    expect(findDellError(text)).toBeNull();
  });
});

describe('a 1S code of Lenovo', () => {
  it('is model and serial, in the long and the short form', () => {
    expect(parseLenovoLabel('1S20LAB0000MLAB00001')).toEqual({
      ok: true,
      value: { machineType: '20LAB0000M', serial: 'LAB00001' },
    });
    expect(parseLenovoLabel('1s 2007CG1 LAB0001')).toEqual({
      ok: true,
      value: { machineType: '2007CG1', serial: 'LAB0001' },
    });
    expect(parseLenovoLabel('1S2007').ok).toBe(false);
  });
});

describe('a serial number', () => {
  it.each([
    ['LAB0001', ['Dell']],
    ['LAB1530001', ['HP', 'Apple']],
    ['LAB1540001', ['Apple']],
    ['LAB00001', ['Lenovo']],
    ['C02LAB000001', ['Apple']],
    ['12345678901', []],
  ])('%s looks like %j, and proves nothing', (serial, makers) => {
    expect(serialLooksLike(serial)).toEqual(makers);
  });
});

describe('an asset tag', () => {
  it('is what the organisation’s own picture says', () => {
    expect(['lt-004821', ' LT-004821 ', 'LT-00482', 'LT-00482A', 'PC-004821'].map(seen)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isAssetTag('A1B', '@#*')).toBe(true);
  });
});

function seen(text: string): boolean {
  return isAssetTag(text, 'LT-######');
}
