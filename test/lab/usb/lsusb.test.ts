import { expect, it } from 'vitest';
import { factsOfLsusb } from './lsusb.ts';

it('reads what lsusb says under the names of our facts', () => {
  const text = [
    'Bus 002 Device 003: ID 18d1:4ee1 Google Inc. Nexus/Pixel Device (MTP)',
    'Device Descriptor:',
    '  bcdUSB               2.10',
    '  bcdDevice            5.10',
    '  iManufacturer           1 Google',
    '  iSerial                 3 LAB0FULL000001',
    '  bNumConfigurations      1',
    '  Configuration Descriptor:',
    '    MaxPower              500mA',
  ].join('\n');

  expect(factsOfLsusb(text)).toEqual({
    'usb.version': '2.10',
    'usb.release': '5.10',
    'usb.configurations': 1,
    'usb.power-declared': 500,
    'device.serial': 'LAB0FULL000001',
  });
});

it('has no serial number for a device without, and nothing for no device', () => {
  expect(factsOfLsusb('  iSerial                 0 \n')).toEqual({});
  expect(factsOfLsusb('')).toEqual({});
});
