/**
 * The checks of the virtual machine: Debian's own kernel, an xHCI controller and QEMU's own devices,
 * nothing of which is ours but the reader (docs/devices/usb-lab.md).
 */
import { globSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { Checks, holds, pause, same, say, soon } from './checks.ts';
import { LabStation } from './lab-station.ts';
import { lsusbFacts } from './lsusb.ts';
import { runProgram } from './run-program.ts';

/** A device model of QEMU with the numbers that it has. */
interface VmDevice {
  readonly driver: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly kind: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const phoneFolder = /balie_phone=(\S+)/u.exec(await readFile('/proc/cmdline', 'utf8'))?.[1] ?? '';

const stick: VmDevice = {
  driver: 'usb-storage',
  vendorId: 0x46f4,
  productId: 0x0001,
  kind: 'storage',
  properties: { drive: 'stick', serial: 'LAB0QEMU000001' },
};
const phone: VmDevice = {
  driver: 'usb-mtp',
  vendorId: 0x46f4,
  productId: 0x0004,
  kind: 'phone',
  properties: { rootdir: phoneFolder },
};
const keyboard: VmDevice = {
  driver: 'usb-kbd',
  vendorId: 0x0627,
  productId: 0x0001,
  kind: 'keyboard',
};
const others: readonly VmDevice[] = [
  { driver: 'usb-mouse', vendorId: 0x0627, productId: 0x0001, kind: 'mouse' },
  { driver: 'usb-hub', vendorId: 0x0409, productId: 0x55aa, kind: 'hub' },
  { driver: 'usb-ccid', vendorId: 0x08e6, productId: 0x4433, kind: 'smart-card-reader' },
];

const eventLimitMs = 30_000;
const checks = new Checks();
const station = await LabStation.start(120_000);
let plugs = 0;

async function plug(device: VmDevice) {
  plugs += 1;
  const id = `lab${plugs}`;
  const startedMs = performance.now();
  const telling = station.told(device, eventLimitMs);
  const wish = { driver: device.driver, id, bus: 'xhci.0', ...device.properties };
  process.stdout.write(`LAB-ASK ${JSON.stringify({ execute: 'device_add', arguments: wish })}\n`);
  const { summary, toldMs } = await telling;
  const unplug = async () => {
    const ask = { execute: 'device_del', arguments: { id } };
    process.stdout.write(`LAB-ASK ${JSON.stringify(ask)}\n`);
    await station.gone(summary.deviceId, eventLimitMs);
  };
  return { summary, attachedMs: toldMs - startedMs, unplug };
}

async function look(device: VmDevice) {
  const { summary, attachedMs, unplug } = await plug(device);
  const startedMs = performance.now();
  const readout = await station.read(summary.deviceId);
  const factsMs = performance.now() - startedMs;
  const facts = Object.fromEntries(readout.facts.map(({ key, value }) => [key, value]));
  const lsusb = await lsusbFacts(device.vendorId, device.productId);
  same('kind', summary.kind, device.kind);
  for (const [key, value] of Object.entries(lsusb.facts))
    same(`${key} of lsusb`, value, facts[key]);
  const ms = (value: number) => `${Math.round(value)} ms`;
  const line = `event ${ms(attachedMs)}, ${readout.facts.length} facts ${ms(factsMs)}, lsusb -v ${ms(lsusb.durationMs)}`;
  return { facts, unplug, line };
}

await checks.check('usb-storage on xHCI: facts, lsusb, blkid', async () => {
  const { facts, unplug, line } = await look(stick);
  const disk = await soon(20_000, 'the block device', () => globSync('/dev/sd?')[0] ?? null);
  const blkid = await runProgram('blkid', ['-p', '-o', 'export', disk], 60_000);
  await unplug();
  same('serial', facts['device.serial'], 'LAB0QEMU000001');
  holds(blkid.output.includes('LABEL=LABSTICK'), `blkid says ${blkid.output}`);
  return line;
});

await checks.check('usb-mtp on xHCI: facts, lsusb, mtp-detect', async () => {
  const { facts, unplug, line } = await look(phone);
  await unplug();
  const again = await plug(phone);
  const { output } = await runProgram('mtp-detect', [], 60_000);
  await again.unplug();
  const said = (pattern: RegExp) => pattern.exec(output)?.[1]?.trim();
  same('model of mtp-detect', said(/^\s*Model: (.*)$/mu), facts['mtp.model']);
  same('maker of mtp-detect', said(/^\s*Manufacturer: (.*)$/mu), facts['mtp.maker']);
  const [capacity, free] = [/MaxCapacity: (\d+)/u, /FreeSpaceInBytes: (\d+)/u].map((pattern) =>
    Number(said(pattern)),
  );
  // QEMU 7.2 tells more free bytes than the storage holds: such a figure must not become a fact.
  const believable = capacity !== undefined && free !== undefined && free <= capacity;
  same('free space', facts['storage.free'], believable ? free : undefined);
  return `${line}; free ${free} of ${capacity} is ${believable ? 'a fact' : 'rightly no fact'}`;
});

for (const device of others) {
  await checks.check(`${device.driver} on xHCI: facts, lsusb`, async () => {
    const { unplug, line } = await look(device);
    await unplug();
    return line;
  });
}

await checks.check('usb-kbd, not authorised: event and descriptors, no input node', async () => {
  await authorizeNew('0');
  const before = globSync('/dev/input/event*').length;
  const quiet = await plug(keyboard);
  await pause(1500);
  const during = globSync('/dev/input/event*').length;
  const bytes = await station.descriptors(quiet.summary.portPath);
  await quiet.unplug();
  await authorizeNew('1');
  const free = await plug(keyboard);
  const appeared = await soon(20_000, 'the input node of an authorised keyboard', () =>
    globSync('/dev/input/event*').length > before ? true : null,
  );
  await free.unplug();
  same('input nodes', during, before);
  same('kind', quiet.summary.kind, 'keyboard');
  holds(appeared && bytes.length > 18, 'the descriptors are missing');
});

async function authorizeNew(value: '0' | '1'): Promise<void> {
  const folder = '/sys/bus/usb/devices';
  const hubs = (await readdir(folder)).filter((name) => name.startsWith('usb'));
  for (const hub of hubs) await writeFile(`${folder}/${hub}/authorized_default`, value);
}

say('');
const { passed, failed } = checks.end();
await station.stop();
process.exit(failed === 0 && passed > 0 ? 0 : 1);
