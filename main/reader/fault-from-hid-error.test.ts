import { expect, it } from 'vitest';
import { faultFromHidError } from './fault-from-hid-error.ts';

it.each([
  ['could not read data from device: device disconnected', 'device/gone'],
  ['could not read data from device: No such device', 'device/gone'],
  [
    'cannot open device with path /dev/hidraw3: Failed to open: No such file or directory',
    'device/gone',
  ],
  ['Cannot write to hid device: Input/output error', 'device/gone'],
  ['device has been closed', 'device/gone'],
  ['cannot open device with path /dev/hidraw3: Permission denied', 'device/denied'],
  ['cannot open device with path IOService:/x', 'device/denied'],
  ['could not get feature report from device: ioctl (GFEATURE): Broken pipe', 'device/stalled'],
  ['could not get feature report from device: Protocol error', 'device/stalled'],
  ['could not get feature report from device: Connection timed out', 'device/timeout'],
  ['cannot open device: Device or resource busy', 'device/busy'],
  ['something new', 'device/garbled'],
])('takes "%s" for %s', (text, code) => {
  expect(faultFromHidError(new Error(text))).toEqual({ code, detail: text });
});

it('takes what is no Error as well', () => {
  expect(faultFromHidError('No such device').code).toBe('device/gone');
});
