import { expect, it } from 'vitest';
import { deviceName } from './device-name.ts';

it('names the maker of a device once, whoever wrote it how', () => {
  const named = (vendorName: string | null, productName: string | null) =>
    deviceName({ vendorName, productName });

  expect([
    named('Logitech', 'K120'),
    named('Apple', 'Apple Mobile Device (Recovery Mode)'),
    named('Epson', 'EPSON ET-2850'),
    named(null, 'U2F'),
    named('Lab', null),
    named(null, null),
    named('', ''),
  ]).toEqual([
    'Logitech K120',
    'Apple Mobile Device (Recovery Mode)',
    'EPSON ET-2850',
    'U2F',
    'Lab',
    null,
    null,
  ]);
});
