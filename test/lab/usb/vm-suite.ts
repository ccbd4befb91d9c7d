/**
 * The checks of the virtual machine: Debian's own kernel, an xHCI controller and QEMU's own devices,
 * nothing of which is ours but the reader (docs/devices/usb-lab.md).
 */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Checks, holds, patienceMs, same, say, soon } from './checks.ts';
import { LabStation } from './lab-station.ts';
import { lsusbFacts } from './lsusb.ts';
import { runProgram } from './run-program.ts';
import { VmBus, type VmDevice } from './vm-bus.ts';

/** … and what the reader must take it for. */
interface KnownDevice extends VmDevice {
  readonly kind: string;
}

const phoneFolder = /balie_phone=(\S+)/u.exec(await readFile('/proc/cmdline', 'utf8'))?.[1] ?? '';

const stick: KnownDevice = {
  driver: 'usb-storage',
  vendorId: 0x46f4,
  productId: 0x0001,
  kind: 'storage',
  properties: { drive: 'stick', serial: 'LAB0QEMU000001' },
};
const phone: KnownDevice = {
  driver: 'usb-mtp',
  vendorId: 0x46f4,
  productId: 0x0004,
  kind: 'phone',
  properties: { rootdir: phoneFolder },
};
const others: readonly KnownDevice[] = [
  { driver: 'usb-mouse', vendorId: 0x0627, productId: 0x0001, kind: 'mouse' },
  { driver: 'usb-hub', vendorId: 0x0409, productId: 0x55aa, kind: 'hub' },
  { driver: 'usb-ccid', vendorId: 0x08e6, productId: 0x4433, kind: 'smart-card-reader' },
];

const checks = new Checks();
const station = await LabStation.start({ limitMs: 120_000 });
const bus = new VmBus(station);

async function look(device: KnownDevice) {
  const { summary, attachedMs, unplug } = await bus.plug(device);
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
  const disk = await soon(patienceMs, 'the block device', () => globSync('/dev/sd?')[0] ?? null);
  const blkid = await runProgram('blkid', ['-p', '-o', 'export', disk], 60_000);
  await unplug();
  same('serial', facts['device.serial'], 'LAB0QEMU000001');
  holds(blkid.output.includes('LABEL=LABSTICK'), `blkid says ${blkid.output}`);
  return line;
});

await checks.check('usb-mtp on xHCI: facts, lsusb, mtp-detect', async () => {
  const { facts, unplug, line } = await look(phone);
  await unplug();
  const again = await bus.plug(phone);
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

say('');
const { passed, failed } = checks.end();
await station.stop();
process.exit(failed === 0 && passed > 0 ? 0 : 1);
