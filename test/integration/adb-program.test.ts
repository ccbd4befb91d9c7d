import { execFile, spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adbShell } from '../../devices/probes/adb-shell.ts';
import { AdbResponder } from '../../devices/simulated/adb-responder.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { described, labClock, runProbe } from '../../devices/simulated/run-probe.ts';
import type { DevicePort } from '../../devices/port.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { adbKeyOf, newAdbKey } from '../../main/reader/adb-key.ts';
import { adbOverTcp } from '../lab/adb-over-tcp.ts';

/**
 * The emulated ADB daemon and our own client against a program that we did not write: Google's adb,
 * Debian package `adb`. A machine without it fails here and says what to install.
 */
const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), 'balie-adb-'));
let env: NodeJS.ProcessEnv = {};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return address.port;
}

const adb = async (...args: readonly string[]) =>
  (await run('adb', [...args], { env, timeout: 20_000 })).stdout;

beforeAll(async () => {
  const version = spawnSync('adb', ['version'], { encoding: 'utf8' });
  if (version.status !== 0) {
    throw new Error('This test needs adb. As root: apt-get install -y --no-install-recommends adb');
  }
  // A server of our own with a key of its own, so that nobody else's phones or keys take part.
  env = {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: home,
    ANDROID_ADB_SERVER_PORT: String(await freePort()),
    ADB_MDNS: '0',
    ADB_MDNS_AUTO_CONNECT: '0',
  };
  await adb('start-server');
});

afterAll(async () => {
  await adb('kill-server');
  rmSync(home, { recursive: true, force: true });
});

function device(name: string) {
  const found = simulatedDevice(name);
  if (found === undefined) throw new Error(`No simulated device ${name}`);
  return found;
}

/** What our own probe learns from a phone, with a real key. */
async function ourReading(name: string) {
  const phone = device(name).open();
  const port: DevicePort = {
    async exchange(exchange) {
      const answer = phone.answer(exchange);
      if (answer.type === 'data') return ok(answer.bytes);
      return err(fault(answer.type === 'stall' ? 'device/stalled' : 'device/timeout', ''));
    },
    close: async () => {},
  };
  return runProbe(adbShell, port, described(device(name)), labClock, newAdbKey);
}

const bridged = (name: string) => adbOverTcp(() => device(name).open());

describe("Google's adb", () => {
  it('reads the same from an emulated phone as our own probe', async () => {
    await using phone = await bridged('android-debugging');
    const serial = `127.0.0.1:${phone.port}`;
    await adb('connect', serial);
    await adb('-s', serial, 'wait-for-device');

    const state = await adb('-s', serial, 'get-state');
    const names = [
      'ro.product.model',
      'ro.build.version.release',
      'ro.build.version.security_patch',
    ];
    const values = await Promise.all(
      names.map(async (name) => (await adb('-s', serial, 'shell', 'getprop', name)).trim()),
    );
    const battery = await adb('-s', serial, 'exec-out', 'dumpsys battery');
    const { facts } = await ourReading('android-debugging');

    expect(state.trim()).toBe('device');
    expect(values).toEqual([
      facts['android.model'],
      facts['android.release'],
      facts['android.security-patch'],
    ]);
    expect(values[0]).toBe('Pixel 8');
    expect(battery).toContain(`level: ${String(facts['battery.level'])}\n`);
    await adb('disconnect', serial);
  });

  it('gets large output whole', async () => {
    const line = `${'x'.repeat(99)}\n`;
    const large = line.repeat(3000);
    await using phone = await adbOverTcp(
      () =>
        new AdbResponder({
          owner: { does: 'trusts' },
          banner: 'ro.product.model=Large',
          shell: (command) => (command === 'dumpsys everything' ? large : null),
        }),
    );
    const serial = `127.0.0.1:${phone.port}`;
    await adb('connect', serial);

    expect(await adb('-s', serial, 'exec-out', 'dumpsys everything')).toBe(large);
    expect(await adb('-s', serial, 'shell', 'nonsense')).toContain('nonsense: inaccessible');
    await adb('disconnect', serial);
  });

  it('calls a phone whose owner did not allow it unauthorised, as we do', async () => {
    await using phone = await bridged('android-debugging-ignored');
    const serial = `127.0.0.1:${phone.port}`;
    await run('adb', ['connect', serial], { env, timeout: 20_000 }).catch(() => undefined);

    const listed = await adb('devices');
    const { facts } = await ourReading('android-debugging-ignored');

    expect(listed).toContain(`${serial}\tunauthorized`);
    expect(facts).toEqual({ 'android.debugging-allowed': false });
    await adb('disconnect', serial);
  });

  it('writes the public half of a key as we do', async () => {
    const file = join(home, 'lab-key');
    await adb('keygen', file);
    const theirs = readFileSync(`${file}.pub`, 'utf8').split(' ')[0];

    const ours = new TextDecoder().decode(
      adbKeyOf(createPrivateKey(readFileSync(file, 'utf8'))).publicKey,
    );

    expect(ours.split(' ')[0]).toBe(theirs);
  });
});
