import fc from 'fast-check';
import { expect, it } from 'vitest';
import { usbNameDataSchema } from '../devices/usb/usb-names.ts';
import { parseUsbIds } from './parse-usb-ids.ts';

it('takes makers and products and nothing of the lists behind them', () => {
  const text = [
    '# Version: 2025.07.26',
    '18d1  Google Inc.',
    '\t4ee1  Nexus/Pixel Device (MTP)',
    '\t\t00  an interface',
    'C 08  Mass Storage',
    '\t0601  not a product',
    'AT 0100  USB Undefined',
  ].join('\n');

  expect(parseUsbIds(text)).toEqual({
    source: 'usb.ids, http://www.linux-usb.org/usb-ids.html',
    version: '2025.07.26',
    vendors: { '18d1': ['Google Inc.', { '4ee1': 'Nexus/Pixel Device (MTP)' }] },
  });
});

it('makes a list that keeps its schema from any text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(usbNameDataSchema.safeParse(parseUsbIds(text)).success).toBe(true);
    }),
  );
});
