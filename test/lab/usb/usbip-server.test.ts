import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { simulatedDevice, simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { parseDescriptors } from '../../../devices/usb/descriptors.ts';
import { UsbipClient } from './usbip-client.ts';
import { UsbipServer } from './usbip-server.ts';

const runs = Number(process.env.BALIE_FUZZ_RUNS ?? 300);

let server: UsbipServer;
let folder: string;
let clients: UsbipClient[];

beforeEach(async () => {
  server = new UsbipServer();
  folder = mkdtempSync(join(tmpdir(), 'balie-usbip-'));
  await server.listen(join(folder, 'socket'));
  clients = [];
});

afterEach(async () => {
  for (const client of clients) client.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

function client(): UsbipClient {
  const made = new UsbipClient(join(folder, 'socket'));
  clients.push(made);
  return made;
}

function known(name: string): SimulatedDevice {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  return device;
}

async function plugged(name: string): Promise<UsbipClient> {
  server.offer(name, known(name));
  const host = client();
  expect((await host.import(name)).status).toBe(0);
  return host;
}

/** GetDeviceInfo, MTP 1.1 section D.2.2: a command container of 12 bytes. */
const getDeviceInfo = Buffer.from('0c0000000100011000000000', 'hex');

it('lists what is on offer and refuses what is not', async () => {
  server.offer('phone', known('android-full'));
  server.offer('keys', known('keyboard'));

  const list = await client().list();
  const refused = await client().import('nothing');

  expect(list.includes('phone')).toBe(true);
  expect(list.readUInt16BE(300)).toBe(0x18d1);
  expect(list.subarray(312, 316).toString('hex')).toBe('06010100');
  expect(list.includes('keys')).toBe(true);
  expect(refused.status).toBe(1);
});

it.each(simulatedDevices.map(({ name }) => name))(
  'sends %s’s own descriptors and strings',
  async (name) => {
    const device = known(name);
    const host = await plugged(name);

    const first = await host.descriptor(1, 0);
    const configuration = await host.descriptor(2, 0);
    const texts = [];
    for (const index of [14, 15, 16]) {
      const number = first.bytes[index] ?? 0;
      if (number === 0) texts.push(null);
      else {
        const { status, bytes } = await host.descriptor(3, number, 255);
        texts.push(status === 0 ? bytes.subarray(2).toString('utf16le') : null);
      }
    }

    const { maker, product, serial } = device.strings;
    const cut = (text: string | null) => text?.slice(0, 126) ?? null;
    expect(first.bytes.equals(device.descriptors.subarray(0, 18))).toBe(true);
    expect(texts).toEqual([cut(maker), cut(product), cut(serial)]);
    // HID descriptors are added; what the configuration says stays the same.
    const sent = parseDescriptors(Buffer.concat([first.bytes, configuration.bytes]));
    expect(sent).toEqual(parseDescriptors(device.descriptors));
  },
);

it('carries a question and its answer, in whatever order the host asks', async () => {
  const host = await plugged('android-full');

  host.submitIn(1, 512);
  host.submitOut(1, getDeviceInfo);
  const sent = await host.reply('out');
  const received = await host.reply('in');
  host.submitIn(1, 512);
  const response = await host.reply('in');

  expect(sent).toMatchObject({ status: 0, actual: 12 });
  expect(received.bytes.readUInt16LE(4)).toBe(2);
  expect(received.bytes.includes(Buffer.from('Pixel 7', 'utf16le'))).toBe(true);
  expect(response.bytes.toString('hex')).toBe('0c0000000300012000000000');
});

it('stalls what the device does not know and endpoints that it does not have', async () => {
  const host = await plugged('usb-stick');

  host.submitIn(0, 8, 'c001000000000800');
  const vendorRequest = await host.reply('in');
  host.submitIn(9, 64);
  const noEndpoint = await host.reply('in');
  const noString = await host.descriptor(3, 77);

  expect([vendorRequest.status, noEndpoint.status, noString.status]).toEqual([-32, -32, -32]);
});

it('remembers the configuration and clears halts', async () => {
  const host = await plugged('usb-stick');

  host.submitOut(0, Buffer.alloc(0), '0009010000000000');
  expect(await host.reply('out')).toMatchObject({ status: 0 });
  host.submitOut(0, Buffer.alloc(0), '0201000081000000');
  expect(await host.reply('out')).toMatchObject({ status: 0 });
  host.submitIn(0, 1, '8008000000000100');

  expect((await host.reply('in')).bytes.toString('hex')).toBe('01');
});

it('gives up a silent transfer when the host does', async () => {
  const host = await plugged('hanging');

  const waiting = host.submitIn(1, 512);
  host.unlink(waiting);
  const unlinked = await host.reply('in');
  host.unlink(waiting);
  const again = await host.reply('in');

  expect(unlinked).toMatchObject({ command: 4, status: -104 });
  expect(again).toMatchObject({ command: 4, status: 0 });
});

it('cuts the connection when the device vanishes or is pulled out', async () => {
  const vanishing = await plugged('vanishing');
  for (let turn = 0; turn < 5; turn += 1) vanishing.submitOut(1, getDeviceInfo);
  await vanishing.cut();

  const pulled = await plugged('keyboard');
  server.unplug('keyboard');
  await pulled.cut();

  expect((await client().import('keyboard')).status).toBe(1);
});

it('a keyboard shows boot keyboard reports and is silent at rest', async () => {
  const host = await plugged('in-jail');

  const configuration = await host.descriptor(2, 0);
  host.submitIn(0, 255, '810600220000ff00');
  const report = await host.reply('in');
  const waiting = host.submitIn(1, 8);
  host.unlink(waiting);

  expect(configuration.bytes.readUInt16LE(2)).toBe(configuration.bytes.length);
  expect(configuration.bytes.subarray(18, 20).toString('hex')).toBe('0921');
  expect(configuration.bytes.readUInt16LE(25)).toBe(report.bytes.length);
  expect(report.bytes.toString('hex')).toMatch(/^05010906a101/u);
  expect(await host.reply('in')).toMatchObject({ command: 4, status: -104 });
});

it('stays alive whatever a host sends', async () => {
  server.offer('phone', known('android-full'));
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.uint8Array({ maxLength: 200 }), async (imported, bytes) => {
      const host = client();
      if (imported) await host.import('phone');
      host.send(bytes);
      host.close();
    }),
    { numRuns: Math.min(runs, 2000) },
  );

  expect((await client().list()).includes('phone')).toBe(true);
});

it('stays alive whatever is asked of any device', async () => {
  for (const { name } of simulatedDevices) server.offer(name, known(name));
  const setup = fc.uint8Array({ minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...simulatedDevices.map(({ name }) => name)),
      fc.boolean(),
      fc.integer({ min: 0, max: 15 }),
      setup,
      fc.uint8Array({ maxLength: 64 }),
      async (name, isIn, endpoint, packet, bytes) => {
        const host = client();
        await host.import(name);
        const setupHex = Buffer.from(packet).toString('hex');
        if (isIn) host.submitIn(endpoint, bytes.length, setupHex);
        else host.submitOut(endpoint, bytes, setupHex);
        host.close();
      },
    ),
    { numRuns: Math.min(runs, 2000) },
  );

  expect((await client().list()).length).toBeGreaterThan(0);
});
