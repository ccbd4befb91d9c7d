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

/** A device whose interface a driver of the kernel holds until it is sent away. */
class HeldDevice extends FakeNativeDevice {
  #held = true;

  override async claimInterface(interfaceNumber: number) {
    if (this.#held) {
      this.calls.push(`claim ${interfaceNumber} busy`);
      throw new Error('claimInterface error: interface is busy (errno 16)');
    }
    await super.claimInterface(interfaceNumber);
  }

  override async detachKernelDriver(interfaceNumber: number) {
    this.#held = false;
    await super.detachKernelDriver(interfaceNumber);
  }
}

describe('a port on a real device', () => {
  it('claims an interface once and passes the explicit timeout', async () => {
    const device = new FakeNativeDevice();
    const port = new UsbPort(device);

    await port.exchange(bulkOut, options());
    await port.exchange(bulkIn(), options());

    expect(device.calls).toEqual(['claim 0', 'out 1 0102 50', 'in 1 8 50']);
  });

  it('claims the interface that a request is for, which for the id of a printer stands elsewhere', async () => {
    const device = new FakeNativeDevice();
    const port = new UsbPort(device);
    const ask = (type: 'class' | 'standard', request: number, index: number) =>
      port.exchange(
        {
          kind: 'control-in',
          setup: { type, recipient: 'interface', request, value: 0, index },
          length: 1,
        },
        options(),
      );

    await ask('class', 0, 0x0100);
    await ask('standard', 6, 3);
    await ask('class', 1, 2);
    await ask('class', 1, 2);

    expect(device.calls).toEqual(['claim 1', 'claim 3', 'claim 2']);
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

  it('sends the kernel driver away when it holds the interface, and calls it back at the end', async () => {
    const device = new HeldDevice();
    const port = new UsbPort(device);

    await port.exchange(bulkIn(), options());
    await port.exchange(bulkIn(), options());
    await port.close();

    expect(device.calls).toEqual([
      'claim 0 busy',
      'detach 0',
      'claim 0',
      'in 1 8 50',
      'in 1 8 50',
      'release 0',
      'attach 0',
      'close',
    ]);
  });

  it('leaves the kernel driver of a disk alone that the system uses', async () => {
    const device = new HeldDevice();
    const port = new UsbPort(device, async (interfaceNumber) => interfaceNumber === 0);

    expect(await port.exchange(bulkIn(), options())).toMatchObject({
      fault: { code: 'device/busy' },
    });
    await port.close();

    expect(device.calls).toEqual(['claim 0 busy', 'close']);
  });

  it('calls the kernel driver back even when the interface stays busy', async () => {
    const device = new HeldDevice();
    device.detachKernelDriver = async () => void device.calls.push('detach 0');
    const port = new UsbPort(device);

    expect(await port.exchange(bulkIn(), options())).toMatchObject({
      fault: { code: 'device/busy' },
    });
    await port.close();

    expect(device.calls).toEqual(['claim 0 busy', 'detach 0', 'claim 0 busy', 'attach 0', 'close']);
  });

  it('leaves the claim of another program alone: only a driver can be sent away', async () => {
    const device = new HeldDevice();
    device.detachKernelDriver = () => Promise.reject(new Error('no data available (errno 61)'));
    const port = new UsbPort(device);

    expect(await port.exchange(bulkIn(), options())).toMatchObject({
      fault: { code: 'device/busy' },
    });
    await port.close();

    expect(device.calls).toEqual(['claim 0 busy', 'claim 0 busy', 'close']);
  });

  it('does not detach for a claim that failed for another reason', async () => {
    const device = new FakeNativeDevice();
    device.claimInterface = () => Promise.reject(new Error('Disconnected'));

    expect(await new UsbPort(device).exchange(bulkIn(), options())).toMatchObject({
      fault: { code: 'device/gone' },
    });
    expect(device.calls).toEqual([]);
  });

  it('lets the host take part in clearing a halt and in choosing a setting', async () => {
    const device = new FakeNativeDevice();
    const port = new UsbPort(device);
    const standard = (recipient: 'interface' | 'endpoint', request: number, index: number) =>
      port.exchange(
        {
          kind: 'control-out',
          setup: { type: 'standard', recipient, request, value: request === 0x0b ? 1 : 0, index },
          bytes: new Uint8Array(0),
        },
        options(),
      );

    await standard('endpoint', 0x01, 0x82);
    await standard('endpoint', 0x01, 0x03);
    await standard('interface', 0x0b, 2);

    expect(device.calls).toEqual([
      'clear-halt in 2',
      'clear-halt out 3',
      'claim 2',
      'alternate 2 1',
    ]);
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
