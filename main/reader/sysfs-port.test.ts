import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StopSource } from '../../devices/stop-source.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { withSysfs } from './sysfs-port.ts';

let root: string;
let own: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'balie-sysfs-port-'));
  own = join(root, 'devices', '1-4');
  await mkdir(join(own, '1-4:1.0', 'net', 'eth0'), { recursive: true });
  await mkdir(join(own, '1-4.2'), { recursive: true });
  await mkdir(join(root, 'bus'));
  await writeFile(join(own, 'speed'), '480\n');
  await writeFile(join(own, '1-4:1.0', 'net', 'eth0', 'carrier'), '1\n');
  await writeFile(join(own, '1-4.2', 'serial'), 'LAB0SECRET\n');
  await writeFile(join(root, 'secret'), 'secret');
  await symlink(join(root, 'secret'), join(own, 'driver'));
  // As on a machine: the folder by which a device is known is itself a link.
  await symlink(own, join(root, 'bus', '1-4'));
});

afterAll(() => rm(root, { recursive: true }));

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

function ask(path: string, kind: 'sysfs-read' | 'sysfs-list' = 'sysfs-read', length = 64) {
  const denied = err(fault('device/denied', 'no permission'));
  const port = withSysfs(denied, join(root, 'bus', '1-4'));
  if (!port.ok) throw new Error('No port');
  const { signal } = new StopSource();
  return port.value.exchange({ kind, path, length }, { timeoutMs: 1000, stop: signal });
}

async function textOf(answer: ReturnType<typeof ask>) {
  const read = await answer;
  return read.ok ? new TextDecoder().decode(read.value) : read.fault.code;
}

describe('the sysfs of a device', () => {
  it('is read although the device itself may not be opened', async () => {
    expect(await textOf(ask('speed'))).toBe('480\n');
    expect(await textOf(ask('1-4:1.0/net/eth0/carrier'))).toBe('1\n');
  });

  it('lists the names in a folder, whole names only', async () => {
    expect(await textOf(ask('', 'sysfs-list'))).toBe('1-4.2\n1-4:1.0\ndriver\nspeed');
    expect(await textOf(ask('', 'sysfs-list', 14))).toBe('1-4.2\n1-4:1.0');
    expect(await textOf(ask('1-4:1.0/net', 'sysfs-list'))).toBe('eth0');
  });

  it('gives no more than was asked for', async () => {
    expect(await textOf(ask('speed', 'sysfs-read', 2))).toBe('48');
  });

  it.each([
    '../../secret',
    '..',
    '.',
    '/etc/passwd',
    'driver',
    '1-4.2/serial',
    '1-4:1.0/../speed',
    'a b',
    '1-4:1.0//net',
    'speed\0',
    '',
    'no-such-attribute',
    '1-4:1.0',
  ])('does not read %j', async (path) => {
    expect(await textOf(ask(path))).toBe('device/unsupported');
  });

  it('says that the device is gone when its folder is', async () => {
    const port = withSysfs(err(fault('device/denied', '')), join(root, 'bus', '1-9'));
    if (!port.ok) throw new Error('No port');
    const { signal } = new StopSource();

    const read = await port.value.exchange(
      { kind: 'sysfs-read', path: 'speed', length: 9 },
      { timeoutMs: 1000, stop: signal },
    );

    expect(read).toMatchObject({ fault: { code: 'device/gone' } });
  });

  it('leaves every other exchange to the port below, or to the reason why there is none', async () => {
    const bulk = { kind: 'bulk-in', interfaceNumber: 0, endpoint: 1, length: 8 } as const;
    const { signal } = new StopSource();
    const options = { timeoutMs: 1000, stop: signal };
    const below = { exchange: async () => ok(Uint8Array.of(7)), close: async () => {} };
    const open = withSysfs(ok(below), own);
    const shut = withSysfs(err(fault('device/busy', '')), own);

    expect(open.ok && (await open.value.exchange(bulk, options))).toEqual(ok(Uint8Array.of(7)));
    expect(shut.ok && (await shut.value.exchange(bulk, options))).toMatchObject({
      fault: { code: 'device/busy' },
    });
    expect(withSysfs(err(fault('device/gone', '')), own).ok).toBe(false);
  });

  it('never leaves the folder, whatever is asked', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '',
      '/',
      'driver',
      '1-4.2',
      'serial',
      'secret',
      'speed',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(piece).map((all) => all.join('/')),
          fc.string(),
        ),
        async (path) => {
          const text = await textOf(ask(path));
          expect(text).not.toContain('secret');
          expect(text).not.toContain('SECRET');
        },
      ),
      { numRuns: Math.min(fuzzRuns, 20_000) },
    );
  });
});
