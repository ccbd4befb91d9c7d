import { describe, expect, it } from 'vitest';
import { StopSource } from '../../devices/stop-source.ts';
import type { Exchange } from '../../devices/port.ts';
import { FakeNativeDevice } from '../../test/lab/fake-native-device.ts';
import { UsbPort } from './usb-port.ts';

const options = () => ({ timeoutMs: 50, stop: new StopSource().signal });
const bulkIn = (length = 8): Exchange => ({
  kind: 'bulk-in',
  interfaceNumber: 0,
  endpoint: 1,
  length,
});
const bulkOut: Exchange = {
  kind: 'bulk-out',
  interfaceNumber: 0,
  endpoint: 1,
  bytes: Uint8Array.from([1, 2]),
};

describe('a port on a real device', () => {
  it('claims an interface once and passes the explicit timeout', async () => {
    const device = new FakeNativeDevice();
    const port = new UsbPort(device);

    await port.exchange(bulkOut, options());
    await port.exchange(bulkIn(), options());

    expect(device.calls).toEqual(['claim 0', 'out 1 0102 50', 'in 1 8 50']);
  });

  it('releases every interface before it closes', async () => {
    const device = new FakeNativeDevice();
    const port = new UsbPort(device);
    await port.exchange(bulkIn(), options());
    device.calls.length = 0;

    await port.close();

    expect(device.calls).toEqual(['release 0', 'close']);
  });

  it('translates what the library throws', async () => {
    const device = new FakeNativeDevice();
    device.transferIn = () => Promise.reject(new Error('transferIn error: endpoint stalled'));

    expect(await new UsbPort(device).exchange(bulkIn(), options())).toMatchObject({
      fault: { code: 'device/stalled' },
    });
  });

  it('answers at once when stopped, and closes only after the transfer has ended', async () => {
    const device = new FakeNativeDevice();
    const transfer = Promise.withResolvers<never>();
    device.transferIn = () => transfer.promise;
    const port = new UsbPort(device);
    const stop = new StopSource();

    const asking = port.exchange(bulkIn(), { timeoutMs: 50, stop: stop.signal });
    await Promise.resolve();
    stop.stop();
    expect(await asking).toMatchObject({ fault: { code: 'device/timeout' } });

    const closing = port.close();
    await Promise.resolve();
    expect(device.calls).not.toContain('close');
    transfer.reject(new Error('transferIn error: Cancelled'));
    await closing;
    expect(device.calls.at(-1)).toBe('close');
  });

  it('closes a device that was pulled out without complaint', async () => {
    const device = new FakeNativeDevice();
    const port = new UsbPort(device);
    await port.exchange(bulkIn(), options());
    device.close = () => Promise.reject(new Error('Disconnected'));
    device.releaseInterface = () => Promise.reject(new Error('Disconnected'));

    await expect(port.close()).resolves.toBeUndefined();
    expect(await port.exchange(bulkIn(), options())).toMatchObject({
      fault: { code: 'device/gone' },
    });
  });
});
