import { expect, it } from 'vitest';
import { usbNames } from './usb-names.ts';

const names = usbNames({
  source: 'test',
  version: '1',
  vendors: {
    '05ac': ['Apple, Inc.', { '12a8': 'iPhone 5/5C/5S/6/SE/7/8/X/XR' }],
    '1234': ['Brain Actuated Technologies Co., Ltd', { '0001': '\u202eevil\u0000<b>' }],
    '1209': ['Generic', {}],
    '4321': { damaged: true },
  },
});

it('calls makers and products as people call them', () => {
  expect(names.vendor(0x05ac)).toBe('Apple');
  expect(names.product(0x05ac, 0x12a8)).toBe('iPhone');
  expect(names.vendor(0x1234)).toBe('Brain Actuated Technologies');
});

it('knows nothing of a number that many makers share or nobody has', () => {
  expect(names.vendor(0x1209)).toBeNull();
  expect(names.vendor(0xfffe)).toBeNull();
  expect(names.product(0x1234, 0x0002)).toBeNull();
});

it('takes a damaged entry for no entry', () => {
  expect(names.vendor(0x4321)).toBeNull();
  expect(names.product(0x4321, 0x0001)).toBeNull();
});

it('cleans even the names of the list', () => {
  expect(names.product(0x1234, 0x0001)).toBe('evil<b>');
});
