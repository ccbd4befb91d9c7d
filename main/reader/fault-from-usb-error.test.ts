import { describe, expect, it } from 'vitest';
import { busFaultFromUsbError, faultFromUsbError } from './fault-from-usb-error.ts';

describe('the texts of usb 3.1.0', () => {
  it.each([
    ['transferIn error: Cancelled', 'device/timeout'],
    ['controlTransferIn error: endpoint stalled', 'device/stalled'],
    ['transferIn error: Stall', 'device/stalled'],
    ['controlTransferIn error: Disconnected', 'device/gone'],
    ['open error: device not found (errno 2)', 'device/gone'],
    ['open error: permission denied (errno 13)', 'device/denied'],
    ['claimInterface error: interface is busy (errno 16)', 'device/busy'],
    ['transferIn error: endpoint not found', 'device/busy'],
    [
      'The same native value cannot be borrowed mutably while another borrow is active',
      'device/busy',
    ],
    ['isochronousTransferIn error: method not implemented', 'device/unsupported'],
    ['something that no version has said yet', 'device/garbled'],
  ])('%s is %s', (text, code) => {
    expect(faultFromUsbError(new Error(text))).toEqual({ code, detail: text });
  });

  it('tell of a machine without a bus, of a bus that may not be read, and of neither', () => {
    const missing = 'getDevices error: /sys/bus/usb/devices/ not found (errno 2)';

    expect(busFaultFromUsbError(new Error(missing))?.code).toBe('bus/missing');
    expect(
      busFaultFromUsbError(new Error('getDevices error: permission denied (errno 13)'))?.code,
    ).toBe('bus/denied');
    expect(busFaultFromUsbError(new TypeError('x is not a function'))).toBeNull();
  });

  it('may come as anything that can be thrown', () => {
    expect(faultFromUsbError('Disconnected').code).toBe('device/gone');
    expect(faultFromUsbError(undefined).code).toBe('device/garbled');
  });
});
