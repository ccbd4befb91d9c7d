import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PortPolicy, portPolicySchema, portUseOf } from '../../shared/domain/port-policy.ts';
import { peerPathOf } from './peer-path.ts';
import { readSysfs } from './sysfs.ts';

let root: string;

/** Two names of one socket, linked both ways as the kernel does. */
async function socket(one: readonly [hub: string, port: string], other: typeof one) {
  for (const [[hub, port], [peerHub, peerPort]] of [
    [one, other],
    [other, one],
  ] as const) {
    await mkdir(join(root, `${hub}:1.0`, port), { recursive: true });
    await symlink(`../../${peerHub}:1.0/${peerPort}`, join(root, `${hub}:1.0`, port, 'peer'));
  }
}

/** One socket for USB 3 with a hub in it, of which port 3 is linked and port 4 is not, and a USB 2 socket. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'balie-peers-'));
  await socket(['1-0', 'usb1-port2'], ['2-0', 'usb2-port1']);
  await socket(['1-2', '1-2-port3'], ['2-1', '2-1-port1']);
  await mkdir(join(root, '1-2:1.0', '1-2-port4'));
  await mkdir(join(root, '1-0:1.0', 'usb1-port9'));
});

afterEach(() => rm(root, { recursive: true }));

it.each([
  ['2-1', '1-2'],
  ['1-2', '2-1'],
  ['2-1.1', '1-2.3'],
  ['1-2.3', '2-1.1'],
  ['1-2.4', '2-1.4'],
  ['1-2.4.1', '2-1.4.1'],
  ['1-9', null],
  ['USB\\ROOT_HUB30', null],
])('calls the socket %s also %s', async (port, peer) => {
  expect(await peerPathOf(root, port)).toBe(peer);
});

it.each<[Partial<PortPolicy>, string]>([
  [{ blocked: ['1-2'] }, 'blocked'],
  [{ others: 'blocked', read: ['1-2'] }, 'read'],
  [{ chargeOnly: ['1-2'], read: ['2-1'] }, 'charge-only'],
  [{ chargeOnly: ['2-1'], blocked: ['1-2'] }, 'blocked'],
  [{ others: 'charge-only', blocked: ['1-9'] }, 'charge-only'],
])('with %j a USB 3 device at that socket finds it for %s', async (policy, use) => {
  const { peerPath } = await readSysfs(root, '2-1');

  expect(peerPath).toBe('1-2');
  expect(portUseOf(portPolicySchema.parse(policy), '2-1', peerPath ?? '')).toBe(use);
});
