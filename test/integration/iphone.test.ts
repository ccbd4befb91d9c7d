import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  isDictionary,
  parsePlist,
  plistBytes,
  textOf,
  valueOf,
} from '../../devices/apple/plist.ts';
import type { DevicePort } from '../../devices/port.ts';
import { iphoneBattery } from '../../devices/probes/iphone-battery.ts';
import { iphoneTrusted } from '../../devices/probes/iphone-trusted.ts';
import { iphoneUntrusted } from '../../devices/probes/iphone-untrusted.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { healthyIphone, wornIphone } from '../../devices/simulated/iphones.ts';
import type { PairAnswer } from '../../devices/simulated/lockdown-answers.ts';
import { described, runProbe } from '../../devices/simulated/run-probe.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { openApplePort } from '../../main/reader/apple/open-apple-port.ts';
import { EmulatedIphone } from '../lab/apple/emulated-iphone.ts';
import { EmulatedUsbmuxd } from '../lab/apple/emulated-usbmuxd.ts';

const pending = 'PairingDialogResponsePending';
const udid = '00000000-00000LAB0IPHONE1';
/** What the USB descriptors say: the same without the dash. */
const usbSerial = '0000000000000LAB0IPHONE1';
const run = promisify(execFile);

async function lab(
  pairAnswers: readonly PairAnswer[] = [pending],
  contents = healthyIphone,
  id = udid,
) {
  const phone = new EmulatedIphone({ udid: id, contents, pairAnswers });
  const muxd = await EmulatedUsbmuxd.start(phone);
  return { phone, muxd, [Symbol.asyncDispose]: () => muxd[Symbol.asyncDispose]() };
}

async function opened(muxd: EmulatedUsbmuxd, serial = usbSerial): Promise<DevicePort> {
  const parts = { address: { path: muxd.address }, nowMs: Date.now };
  const port = await openApplePort(parts, serial);
  if (!port.ok) throw new Error(port.fault.detail);
  return port.value;
}

const simulated = simulatedDevice('iphone');
if (simulated === undefined) throw new Error('No simulated iPhone');
const device = described(simulated);
const options = (timeoutMs = 3000) => ({ timeoutMs, stop: new StopSource().signal });
const pair = (unlike: string | null = null) =>
  ({ kind: 'apple-pair', unlike, length: 10_000 }) as const;

describe('an iPhone behind usbmuxd', () => {
  it('tells model and version before anybody trusts anything', async () => {
    await using world = await lab();
    const port = await opened(world.muxd);

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
    const port = await opened(world.muxd);

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
    const port = await opened(world.muxd);

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
    const port = await opened(world.muxd, old.toUpperCase());

    const { facts } = await runProbe(iphoneUntrusted, port, device);
    await port.close();

    expect(facts).toMatchObject({ 'apple.model': 'iPhone X' });
  });

  it('needs usbmuxd, and says so', async () => {
    const address = { path: '/nonexistent/usbmuxd' };

    expect(await openApplePort({ address, nowMs: Date.now }, usbSerial)).toMatchObject({
      fault: { code: 'device/service-missing' },
    });
    expect(await openApplePort({ address: null, nowMs: Date.now }, usbSerial)).toMatchObject({
      fault: { code: 'device/service-missing' },
    });
  });

  it('may be unplugged while it is asked', async () => {
    await using world = await lab();
    const port = await opened(world.muxd);
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
    const port = await opened(world.muxd);
    await port.exchange(pair(), options(20_000));
    const stop = new StopSource();

    const waiting = port.exchange(pair(pending), { timeoutMs: 20_000, stop: stop.signal });
    stop.stop();

    expect(await waiting).toMatchObject({ fault: { code: 'device/timeout' } });
    await port.close();
  });
});

describe('a record that usbmuxd keeps', () => {
  const record = plistBytes({
    HostID: 'LAB0HOST',
    SystemBUID: 'LAB0BUID',
    HostCertificate: Buffer.from('none'),
    HostPrivateKey: Buffer.from('none'),
  });

  it('is taken back when the visitor said yes while the reading was being stopped', async () => {
    await using world = await lab();
    const port = await opened(world.muxd);
    await port.exchange(pair(), options(20_000));
    world.muxd.pairRecords.set(udid, record);
    await port.close();

    expect(world.muxd.pairRecords.size).toBe(0);
    expect(world.phone.heard.at(-1)).toBe('lockdown Unpair');
  });

  it('stays when it was there before and led to no session', async () => {
    await using world = await lab();
    world.muxd.pairRecords.set(udid, record);
    const port = await opened(world.muxd);
    await port.exchange(pair(), options(20_000));
    await port.close();

    expect(world.muxd.pairRecords.size).toBe(1);
    expect(world.phone.heard).not.toContain('lockdown Unpair');
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
    const port = await opened(world.muxd);
    world.phone.misbehaves.set('GetValue', misbehaviour);

    const { fault } = await runProbe(iphoneUntrusted, port, device);
    await port.close();

    expect(fault).toBe(code);
  });

  it('gets a fault when it breaks off the start of the session, and trusts us no longer', async () => {
    await using world = await lab([null]);
    const port = await opened(world.muxd);
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
    const port = await opened(world.muxd);
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

  it('has paired before us: its record is used, and taken back with ours', async () => {
    await using world = await lab([null]);
    await tool(world.muxd, 'idevicepair', 'pair');
    const kept = parsePlist(world.muxd.pairRecords.get(udid) ?? new Uint8Array(0));
    // Nobody is asked again: a second Pair would be refused.
    world.phone.press('UserDeniedPairing');
    const port = await opened(world.muxd);

    const trusted = await runProbe(iphoneTrusted, port, device);
    const hosts = world.phone.trustedHosts;
    await port.close();

    expect(trusted).toMatchObject({ fault: null, facts: { 'apple.serial': 'LAB0IPHONE01' } });
    expect(hosts).toEqual([kept.ok ? textOf(kept.value, 'HostID') : null]);
    expect(world.phone.trustedHosts).toEqual([]);
    expect(world.muxd.pairRecords.size).toBe(0);
  });
});
