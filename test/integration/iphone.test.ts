import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isDictionary, parsePlist, textOf, valueOf } from '../../devices/apple/plist.ts';
import { iphoneBattery } from '../../devices/probes/iphone-battery.ts';
import { iphoneTrusted } from '../../devices/probes/iphone-trusted.ts';
import { iphoneUntrusted } from '../../devices/probes/iphone-untrusted.ts';
import { wornIphone } from '../../devices/simulated/iphones.ts';
import { runProbe } from '../../devices/simulated/run-probe.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { AppleDevices } from '../../main/reader/apple/apple-devices.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import type { EmulatedUsbmuxd } from '../lab/apple/emulated-usbmuxd.ts';
import {
  appleDevices,
  device,
  lab,
  opened,
  options,
  pair,
  pending,
  udid,
  usbSerial,
} from './iphone-lab.ts';

const run = promisify(execFile);

describe('an iPhone behind usbmuxd', () => {
  it('tells model and version before anybody trusts anything', async () => {
    await using world = await lab();
    const port = await opened(appleDevices(world.muxd));

    const { facts, fault } = await runProbe(iphoneUntrusted, port, device);
    await port.close();

    expect(fault).toBeNull();
    expect(facts).toMatchObject({ 'apple.model': 'iPhone 13', 'apple.system-version': '26.1' });
    expect(world.phone.heard).toEqual([
      'lockdown GetValue ProductType',
      'lockdown GetValue ProductVersion',
      'lockdown GetValue BuildVersion',
      'lockdown GetValue HardwareModel',
    ]);
  });

  it('waits for the visitor, reads in a session with TLS, and is trusted no longer afterwards', async () => {
    await using world = await lab([pending, pending, null]);
    const port = await opened(appleDevices(world.muxd));

    const trusted = await runProbe(iphoneTrusted, port, device);
    const battery = await runProbe(iphoneBattery, port, device);
    const trustedHosts = world.phone.trustedHosts.length;
    await port.close();

    expect(trusted).toMatchObject({ fault: null, prompts: ['trust', null] });
    expect(trusted.facts).toMatchObject({
      'apple.serial': 'LAB0IPHONE01',
      'storage.free': 41_000_000_000,
    });
    expect(battery.facts).toMatchObject({ 'battery.cycles': 212, 'battery.health-percent': 93 });
    expect(trustedHosts).toBe(1);
    expect(world.phone.trustedHosts).toEqual([]);
    expect(world.phone.heard).toContain('session GetValue SerialNumber');
    expect(world.phone.heard).toContain('diagnostics IORegistry');
    expect(world.phone.heard.at(-1)).toBe('session Unpair');
    expect(world.muxd.pairRecords.size).toBe(0);
  });

  it.each([
    ['refuses', [pending, 'UserDeniedPairing'], 'device/trust-refused'],
    ['is not allowed by its organisation', ['MCProtected'], 'device/denied'],
  ] as const)('%s, and nothing more is read', async (_how, answers, code) => {
    await using world = await lab(answers);
    const port = await opened(appleDevices(world.muxd));

    const { fault } = await runProbe(iphoneTrusted, port, device);
    const battery = await runProbe(iphoneBattery, port, device);
    await port.close();

    expect(fault).toBe(code);
    expect(battery).toMatchObject({ facts: {}, fault: null });
    expect(world.phone.heard.some((one) => one.startsWith('session'))).toBe(false);
  });

  it('is found by a serial of forty digits as well, and not under another one', async () => {
    const old = '000000000000000000000000000lab0iphone002';
    await using world = await lab([pending], wornIphone, old);
    const port = await opened(appleDevices(world.muxd), old.toUpperCase());

    const { facts } = await runProbe(iphoneUntrusted, port, device);
    await port.close();

    expect(facts).toMatchObject({ 'apple.model': 'iPhone X' });
  });

  it('needs usbmuxd, and says so', async () => {
    const at = (address: { path: string } | null) =>
      new AppleDevices({ address, timers: nodeTimers, nowMs: Date.now, supervision: null });

    expect(await at({ path: '/nonexistent/usbmuxd' }).open(usbSerial)).toMatchObject({
      fault: { code: 'device/service-missing' },
    });
    expect(await at(null).open(usbSerial)).toMatchObject({
      fault: { code: 'device/service-missing' },
    });
  });

  it('may be unplugged while it is asked', async () => {
    await using world = await lab();
    const port = await opened(appleDevices(world.muxd));
    world.phone.misbehaves.set('Pair', { does: 'fall-silent' });

    const asking = port.exchange(pair(), options(20_000));
    while (!world.phone.heard.includes('lockdown Pair')) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    world.phone.unplug();

    expect(await asking).toMatchObject({ fault: { code: 'device/gone' } });
    await port.close();
  });

  it('stops waiting for the visitor when the reading is stopped', async () => {
    await using world = await lab();
    const port = await opened(appleDevices(world.muxd));
    await port.exchange(pair(), options(20_000));
    const stop = new StopSource();

    const waiting = port.exchange(pair(pending), { timeoutMs: 20_000, stop: stop.signal });
    stop.stop();

    expect(await waiting).toMatchObject({ fault: { code: 'device/timeout' } });
    await port.close();
  });
});

describe('an iPhone that lies', () => {
  const length = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };

  it.each([
    ['a message of four gigabytes', { does: 'send', bytes: length(0xffff_ffff) }, 'device/garbled'],
    ['an empty message', { does: 'send', bytes: length(0) }, 'device/garbled'],
    [
      'what is no property list',
      { does: 'send', bytes: Buffer.concat([length(5), Buffer.from('hello')]) },
      'device/garbled',
    ],
    ['nothing', { does: 'fall-silent' }, 'device/timeout'],
    ['an end', { does: 'hang-up' }, 'device/gone'],
  ] as const)('gets a fault for %s', async (_what, misbehaviour, code) => {
    await using world = await lab();
    const port = await opened(appleDevices(world.muxd));
    world.phone.misbehaves.set('GetValue', misbehaviour);

    const { fault } = await runProbe(iphoneUntrusted, port, device);
    await port.close();

    expect(fault).toBe(code);
  });

  it('gets a fault when it breaks off the start of the session, and trusts us no longer', async () => {
    await using world = await lab([null]);
    const port = await opened(appleDevices(world.muxd));
    world.phone.misbehaves.set('StartSession', { does: 'hang-up' });

    expect(await port.exchange(pair(), options(10_000))).toMatchObject({
      fault: { code: 'device/gone' },
    });
    expect(world.phone.trustedHosts).toHaveLength(1);
    await port.close();

    expect(world.phone.trustedHosts).toEqual([]);
  });
});

/**
 * libimobiledevice's tools against the same phone. They come with the Debian package
 * libimobiledevice-utils, which `npm test` installs where it may.
 */
describe('libimobiledevice, an independent implementation,', () => {
  async function tool(muxd: EmulatedUsbmuxd, program: string, ...args: readonly string[]) {
    const env = { ...process.env, USBMUXD_SOCKET_ADDRESS: `UNIX:${muxd.address}` };
    try {
      const { stdout } = await run(program, ['-u', udid, ...args], { env, timeout: 20_000 });
      return stdout.trim();
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        throw new Error(`${program} is missing: apt-get install libimobiledevice-utils`, {
          cause: error,
        });
      }
      throw error;
    }
  }

  it('pairs with the emulated phone and reads the same values as our probes', async () => {
    await using world = await lab([null]);
    const port = await opened(appleDevices(world.muxd));
    const untrusted = await runProbe(iphoneUntrusted, port, device);
    const trusted = await runProbe(iphoneTrusted, port, device);
    const battery = await runProbe(iphoneBattery, port, device);
    await port.close();

    expect(await tool(world.muxd, 'idevicepair', 'pair')).toContain('SUCCESS');
    const value = (key: string, domain?: string) =>
      tool(world.muxd, 'ideviceinfo', ...(domain === undefined ? [] : ['-q', domain]), '-k', key);

    expect(await value('ProductType')).toBe(untrusted.facts['apple.product-type']);
    expect(await value('ProductVersion')).toBe(untrusted.facts['apple.system-version']);
    expect(await value('BuildVersion')).toBe(untrusted.facts['apple.build']);
    expect(await value('SerialNumber')).toBe(trusted.facts['apple.serial']);
    expect(await value('ActivationState')).toBe(trusted.facts['apple.activation']);
    expect(await value('Language', 'com.apple.international')).toBe(
      trusted.facts['apple.language'],
    );
    expect(await value('BatteryCurrentCapacity', 'com.apple.mobile.battery')).toBe(
      String(trusted.facts['battery.level']),
    );
    expect(await value('TotalDiskCapacity', 'com.apple.disk_usage')).toBe(
      String(trusted.facts['storage.capacity']),
    );
    expect(await value('TotalDataAvailable', 'com.apple.disk_usage')).toBe(
      String(trusted.facts['storage.free']),
    );
    const registry = parsePlist(
      Buffer.from(await tool(world.muxd, 'idevicediagnostics', 'ioregentry', 'AppleSmartBattery')),
    );
    const told = registry.ok ? valueOf(registry.value, 'IORegistry') : null;
    if (!isDictionary(told)) throw new Error('idevicediagnostics gave no registry');
    expect([
      valueOf(told, 'CycleCount'),
      valueOf(told, 'DesignCapacity'),
      valueOf(told, 'NominalChargeCapacity'),
    ]).toEqual([
      battery.facts['battery.cycles'],
      battery.facts['battery.design-capacity'],
      battery.facts['battery.nominal-capacity'],
    ]);
    expect(await tool(world.muxd, 'idevicepair', 'unpair')).toContain('SUCCESS');
  });

  it('is told that it must wait for the visitor', async () => {
    await using world = await lab([pending]);

    await expect(tool(world.muxd, 'idevicepair', 'pair')).rejects.toMatchObject({
      stdout: expect.stringContaining('trust dialog'),
    });
  });

  it('has paired after the phone was plugged in: its record is used, and taken back with ours', async () => {
    await using world = await lab([null]);
    const devices = appleDevices(world.muxd);
    devices.attached(usbSerial);
    const { hosts, trusted, kept } = await readThroughItsRecord(world, devices);

    expect(trusted).toMatchObject({ fault: null, facts: { 'apple.serial': 'LAB0IPHONE01' } });
    expect(hosts).toEqual([kept]);
    expect(world.phone.trustedHosts).toEqual([]);
    expect(world.muxd.pairRecords.size).toBe(0);
  });

  it('has paired before the visit: its record is used, and stays with its trust', async () => {
    await using world = await lab([null]);
    const devices = appleDevices(world.muxd);
    const { hosts, trusted, kept } = await readThroughItsRecord(world, devices, 'attached after');
    await devices.detached(usbSerial);

    expect(trusted).toMatchObject({ fault: null, facts: { 'apple.serial': 'LAB0IPHONE01' } });
    expect(hosts).toEqual([kept]);
    expect(world.phone.trustedHosts).toEqual([kept]);
    expect(world.muxd.pairRecords.size).toBe(1);
    expect(await tool(world.muxd, 'idevicepair', 'validate')).toContain('SUCCESS');
  });

  /** It pairs, we read; nobody is asked again, since a second Pair would be refused. */
  async function readThroughItsRecord(
    world: Awaited<ReturnType<typeof lab>>,
    devices: AppleDevices,
    attached: 'attached before' | 'attached after' = 'attached before',
  ) {
    if (attached === 'attached before') await world.muxd.asked('ReadPairRecord');
    await tool(world.muxd, 'idevicepair', 'pair');
    const record = parsePlist(world.muxd.pairRecords.get(udid) ?? new Uint8Array(0));
    if (attached === 'attached after') devices.attached(usbSerial);
    world.phone.press('UserDeniedPairing');
    const port = await opened(devices);
    const trusted = await runProbe(iphoneTrusted, port, device);
    const hosts = world.phone.trustedHosts;
    await port.close();
    return { trusted, hosts, kept: record.ok ? textOf(record.value, 'HostID') : null };
  }
});
