import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthyShell, neglectedShell } from '../simulated/android-shells.ts';
import { parseBattery, parseCycleCount } from './battery.ts';
import { managerName } from './known-managers.ts';
import { headerLength, parseHeader } from './message.ts';
import { parseDevicePolicy, parseListOwners, parseUsers } from './owners.ts';
import { parseProperties, patchAgeDays } from './properties.ts';
import { parseDiskFree, parseSwitch, parseUptime } from './system.ts';
import { utf8Text } from '../utf8.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

describe('getprop', () => {
  it('gives version, patch and protection', () => {
    expect(parseProperties(neglectedShell['getprop'] ?? '')).toEqual({
      maker: 'samsung',
      model: 'SM-G970F',
      release: '11',
      apiLevel: 30,
      securityPatch: '2023-03-01',
      build: 'RP1A.200720.012.G970FXXSGHWC1',
      encryption: 'unencrypted',
      encryptionType: null,
      verifiedBoot: 'orange',
      bootLoaderLocked: false,
    });
  });

  it('gives nothing for what it does not say or what cannot be', () => {
    const told = parseProperties(
      '[ro.build.version.sdk]: [thirty]\r\n[ro.build.version.security_patch]: [2025-02-30]\r\n' +
        '[ro.crypto.state]: [maybe]\r\n[ro.boot.flash.locked]: [1]\r\n' +
        '[ro.boot.vbmeta.device_state]: [unlocked]\r\n',
    );

    expect(Object.values(told).every((value) => value === null)).toBe(true);
  });

  it('cleans what it keeps', () => {
    const { model } = parseProperties('[ro.product.model]: [\u202eevil\u0007 phone]');

    expect(model).toBe('evil phone');
  });
});

describe('the age of a patch', () => {
  const nowMs = Date.UTC(2026, 10, 22, 9, 0, 0);

  it('is whole days before now, and nothing for a day that is still to come', () => {
    expect(patchAgeDays('2026-11-22', nowMs)).toBe(0);
    expect(patchAgeDays('2026-05-23', nowMs)).toBe(183);
    expect(patchAgeDays('2026-11-23', nowMs)).toBeNull();
    expect(patchAgeDays('soon', nowMs)).toBeNull();
  });
});

describe('dumpsys battery', () => {
  it('gives level, condition, warmth and voltage', () => {
    expect(parseBattery(healthyShell['dumpsys battery'] ?? '')).toEqual({
      levelPercent: 74,
      condition: 'good',
      degreesCelsius: 27.6,
      millivolts: 4122,
      cycles: null,
      capacityPercent: null,
    });
  });

  it("gives Samsung's own figures, with brackets or without", () => {
    const bracketed = 'mSavedBatteryAsoc: [96]\nmSavedBatteryUsage: [11870]\n';

    expect(parseBattery(neglectedShell['dumpsys battery'] ?? '')).toMatchObject({
      condition: 'overheat',
      cycles: 1187,
      capacityPercent: 71,
    });
    expect(parseBattery(bracketed)).toMatchObject({ cycles: 119, capacityPercent: 96 });
  });

  it('takes the first line of a name and drops what no battery has', () => {
    const told = parseBattery(
      '  level: 255\n  scale: 100\n  health: 9\n  temperature: 0\n  voltage: 4\n  voltage: 4000\n',
    );

    expect(Object.values(told).every((value) => value === null)).toBe(true);
  });

  it('is scaled, since 100 is not the whole everywhere', () => {
    expect(parseBattery('level: 128\nscale: 255\n').levelPercent).toBe(50);
  });

  it('counts cycles in the kernel only when it counts', () => {
    expect(['211\n', '0\n', '', 'cat: Permission denied'].map(parseCycleCount)).toEqual([
      211,
      null,
      null,
      null,
    ]);
  });
});

describe('the rest of the system', () => {
  it('knows how long it is on', () => {
    expect(
      ['183044.21 1203321.90\n', 'cat: /proc/uptime: Permission denied\n'].map(parseUptime),
    ).toEqual([183_044, null]);
  });

  it('knows its size, also when the device name takes a line of its own', () => {
    expect(parseDiskFree(healthyShell['df -k /data'] ?? '')).toEqual({
      capacityBytes: 256_000_000_000,
      freeBytes: 163_840_000_000,
    });
    // Android 5's toolbox.
    expect(
      parseDiskFree('Filesystem Size Used Free Blksize\n/data 12.4G 3.4G 9.0G 4096\n'),
    ).toBeNull();
    expect(parseDiskFree('/dev/x 100 0 200 0% /data')).toBeNull();
  });

  it('knows a switch from no answer', () => {
    expect(['1\n', '0\r\n', 'null\n', '', '11'].map(parseSwitch)).toEqual([
      true,
      false,
      null,
      null,
      null,
    ]);
  });
});

describe('the owners of a phone', () => {
  it('stand in dpm list-owners', () => {
    const two =
      '2 owners:\nUser  0: admin=com.airwatch.androidagent/.DeviceAdministratorReceiver,DeviceOwner,Affiliated\n' +
      'User 10: admin=com.example.dpc/.Receiver,ManagedProfileOwner(parentUserId=0),Affiliated\n';

    expect(parseListOwners(two)).toEqual({
      device: 'com.airwatch.androidagent',
      profile: 'com.example.dpc',
    });
    expect(parseListOwners('no owners\n')).toEqual({ device: null, profile: null });
    expect(parseListOwners('Error: unknown command list-owners\n')).toBeNull();
  });

  it('stand in dumpsys device_policy before that', () => {
    const device =
      'Current Device Policy Manager state:\n  Device Owner: \n' +
      '    admin=ComponentInfo{com.mobileiron/com.mobileiron.receiver.MIDeviceAdmin}\n    name=\n' +
      '    package=com.mobileiron\n    User ID: 0\n';

    expect(parseDevicePolicy(device)).toEqual({ device: 'com.mobileiron', profile: null });
    expect(parseDevicePolicy(neglectedShell['dumpsys device_policy'] ?? '')).toEqual({
      device: null,
      profile: 'com.microsoft.windowsintune.companyportal',
    });
    expect(parseDevicePolicy("Can't find service: device_policy\n")).toBeNull();
  });

  it('have a name that a technician knows, or their package', () => {
    expect(managerName('com.microsoft.windowsintune.companyportal')).toBe('Microsoft Intune');
    expect(managerName('com.example.dpc')).toBe('com.example.dpc');
    expect(managerName('constructor')).toBe('constructor');
  });

  it('are told from twin apps by their number, and never by the name of a person', () => {
    const users = (...lines: readonly string[]) =>
      parseUsers(`Users:\n${lines.map((one) => `\tUserInfo{${one}} running\n`).join('')}`);

    expect(users('0:Some:body:c13')).toEqual({ count: 1, managedProfile: false });
    expect(users('0:A:13', '10:Work profile:1030')).toEqual({ count: 1, managedProfile: true });
    expect(users('0:A:13', '11:B:10')).toEqual({ count: 2, managedProfile: false });
    expect(users('0:A:c13', '12:Private space:1090')).toEqual({ count: 1, managedProfile: false });
    expect(users('0:A:13', '150:Secure Folder:10061030')).toEqual({
      count: 1,
      managedProfile: false,
    });
    expect(parseUsers('Error: no permission')).toBeNull();
  });
});

describe('text', () => {
  it('is UTF-8, and what is not becomes a mark', () => {
    const bytes = (...values: readonly number[]) => utf8Text(Uint8Array.from(values));

    expect(bytes(0x68, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x94, 0x8b)).toBe('hé€🔋');
    expect(bytes(0xc0, 0x80, 0x41)).toBe('\ufffd\ufffdA');
    expect(bytes(0xed, 0xa0, 0x80)).not.toMatch(/\p{Cs}/u);
    expect(bytes(0xe2, 0x82)).toBe('\ufffd');
  });

  it('is what Node reads as well', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10_ffff), { maxLength: 60 }), (points) => {
        const known = String.fromCodePoint(...points).replaceAll(/\p{Cs}/gu, '');
        expect(utf8Text(new Uint8Array(Buffer.from(known)))).toBe(known);
      }),
      { numRuns },
    );
  });
});

/** The shortest of three runs in milliseconds: another process may take any one of them. */
function shortestMs(work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && shortest > 20; run += 1) {
    const startedMs = performance.now();
    work();
    shortest = Math.min(shortest, performance.now() - startedMs);
  }
  return shortest;
}

/** Lines as phones print them, cut and mixed with anything. */
const output = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        ...Object.values(healthyShell).flatMap((text) => text.split('\n')),
        ...Object.values(neglectedShell).flatMap((text) => text.split('\n')),
      ),
    ),
    { maxLength: 20 },
  )
  .map((lines) => lines.join('\n'));

it.each<[string, (text: string) => unknown]>([
  ['getprop', parseProperties],
  ['dumpsys battery', parseBattery],
  ['cycle_count', parseCycleCount],
  ['uptime', parseUptime],
  ['df', parseDiskFree],
  ['settings', parseSwitch],
  ['dpm list-owners', parseListOwners],
  ['dumpsys device_policy', parseDevicePolicy],
  ['pm list users', parseUsers],
])('any output gives values and no throw, within 50 ms: %s', (_name, parse) => {
  fc.assert(
    fc.property(output, (text) => {
      expect(shortestMs(() => parse(text))).toBeLessThan(50);
    }),
    { numRuns },
  );
});

it.each<[string, (text: string) => unknown]>([
  ['getprop', parseProperties],
  ['dumpsys battery', parseBattery],
  ['df', parseDiskFree],
  ['dpm list-owners', parseListOwners],
  ['dumpsys device_policy', parseDevicePolicy],
  ['pm list users', parseUsers],
])('half a megabyte of the worst letters takes no longer than a blink: %s', (_name, parse) => {
  for (const unit of [
    '[',
    ' ',
    '1 ',
    'a.',
    'User 1: admin=a.b/',
    'UserInfo{1:',
    '\t1\t1\t1',
    ',x',
  ]) {
    const text = unit.repeat(Math.ceil((512 * 1024) / unit.length));
    expect(shortestMs(() => parse(text))).toBeLessThan(200);
  }
});

it('a dump of device policy that is empty lines takes no longer than a blink either', () => {
  for (const filler of ['\n', ' \n', '\t', '\r\n']) {
    const text = `Device Policy Manager state\n${filler.repeat(65_000)}`;
    expect(shortestMs(() => parseDevicePolicy(text))).toBeLessThan(200);
  }
});

it('any bytes give a header or a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: headerLength + 4 }), (bytes) => {
      const parsed = parseHeader(bytes);
      expect(parsed.ok || parsed.fault.code === 'device/garbled').toBe(true);
    }),
    { numRuns },
  );
});
