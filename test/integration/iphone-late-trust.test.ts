import { describe, expect, it } from 'vitest';
import { plistBytes } from '../../devices/apple/plist.ts';
import { iphoneTrusted } from '../../devices/probes/iphone-trusted.ts';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { runProbe } from '../../devices/simulated/run-probe.ts';
import { appleDevices, device, lab, opened, options, pair, udid, usbSerial } from './iphone-lab.ts';

/** What usbmuxd writes when the owner has said yes to it. */
const record = (hostId = 'LAB0HOST') =>
  plistBytes({
    HostID: hostId,
    SystemBUID: 'LAB0BUID',
    HostCertificate: Buffer.from('none'),
    HostPrivateKey: Buffer.from('none'),
  });

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** A phone that was plugged in, with or without an older record at usbmuxd, and its port. */
async function plugged(older: Uint8Array | null = null) {
  const world = await lab();
  if (older !== null) world.muxd.pairRecords.set(udid, older);
  const time = new ManualTime();
  const devices = appleDevices(world.muxd, null, time);
  devices.attached(usbSerial);
  await world.muxd.asked('ReadPairRecord');
  const port = await opened(devices);
  return {
    ...world,
    devices,
    port,
    time,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

describe('a yes to usbmuxd', () => {
  it('while the reading is being stopped is taken back by its end', async () => {
    await using world = await plugged();
    await world.port.exchange(pair(), options(20_000));
    world.muxd.pairRecords.set(udid, record());
    await world.port.close();

    expect(world.muxd.pairRecords.size).toBe(0);
    expect(world.phone.heard.at(-1)).toBe('lockdown Unpair');
  });

  it('after the reading is taken back on the device and at usbmuxd, as long as the cable is in', async () => {
    await using world = await plugged();
    await world.port.exchange(pair(), options(20_000));
    await world.port.close();
    for (const hostId of ['FIRST', 'SECOND']) {
      const unpaired = world.phone.heard.length;
      world.muxd.pairRecords.set(udid, record(hostId));
      await until(() => {
        world.time.tick(2000);
        return world.muxd.pairRecords.size === 0;
      });

      expect(world.phone.heard.slice(unpaired)).toEqual(['lockdown Unpair']);
    }
  });

  it('is left alone while the phone is being read, which may use it', async () => {
    await using world = await plugged();
    world.muxd.pairRecords.set(udid, record());
    world.time.tick(60_000);

    expect(world.muxd.pairRecords.size).toBe(1);
    expect(world.phone.heard).toEqual([]);
    await world.port.close();
  });

  it('just before unplugging leaves no keys behind', async () => {
    await using world = await plugged();
    await world.port.close();
    world.muxd.pairRecords.set(udid, record());
    world.muxd.phones.length = 0;
    await world.devices.detached(usbSerial);

    expect(world.muxd.pairRecords.size).toBe(0);
    expect(world.phone.heard).toEqual([]);
  });

  it('of a phone that nobody read leaves no keys behind either', async () => {
    await using world = await lab();
    const devices = appleDevices(world.muxd);
    devices.attached(usbSerial);
    await world.muxd.asked('ReadPairRecord');
    world.muxd.pairRecords.set(udid, record());
    await devices.detached(usbSerial);

    expect(world.muxd.pairRecords.size).toBe(0);
  });
});

describe('a record from before the visit', () => {
  it('stays, whatever comes of the reading', async () => {
    await using world = await plugged(record());
    await world.port.exchange(pair(), options(20_000));
    await world.port.close();
    world.time.tick(2000);
    await world.devices.detached(usbSerial);

    expect(world.muxd.pairRecords.get(udid)).toEqual(record());
    expect(world.phone.heard).not.toContain('lockdown Unpair');
  });

  it('stays beside the trust of our own, which is taken back', async () => {
    await using world = await plugged(record());
    world.phone.press(null);
    const { fault } = await runProbe(iphoneTrusted, world.port, device);
    await world.port.close();
    await world.devices.detached(usbSerial);

    expect(fault).toBeNull();
    expect(world.phone.trustedHosts).toEqual([]);
    expect(world.muxd.pairRecords.get(udid)).toEqual(record());
  });

  it('does not protect the one that usbmuxd made in its place', async () => {
    await using world = await plugged(record('OLD'));
    await world.port.close();
    world.muxd.pairRecords.set(udid, record('NEW'));
    await world.devices.detached(usbSerial);

    expect(world.muxd.pairRecords.size).toBe(0);
  });

  it('is taken for one when nobody looked before the phone was asked', async () => {
    await using world = await lab();
    world.muxd.pairRecords.set(udid, record());
    const port = await opened(appleDevices(world.muxd));
    await port.exchange(pair(), options(20_000));
    await port.close();

    expect(world.muxd.pairRecords.size).toBe(1);
    expect(world.phone.heard).not.toContain('lockdown Unpair');
  });
});
