import { globSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holds, patienceMs, same, soon, type Checks } from './checks.ts';
import type { Figures } from './figures.ts';
import { plugGadget, type GadgetSpec } from './gadget.ts';
import type { LabStation } from './lab-station.ts';
import { runProgram } from './run-program.ts';

const image = '/run/stick.img';

/** BS_State of a FAT32 boot sector: bit 0 says that the volume was not unmounted (FAT specification 3.1). */
const fat32State = 0x41;

const stick: GadgetSpec = {
  name: 'stick',
  vendorId: 0x1209,
  productId: 0x0010,
  maker: 'Lab',
  product: 'Gadget stick',
  serial: 'LAB0GADGET0001',
  function: 'mass_storage',
  attributes: { 'lun.0/removable': '1', 'lun.0/file': image },
};

const deviceId = 'MFG:Lab;MDL:Gadget printer;CMD:PJL,PCLXL,URF;CLS:PRINTER;SN:LAB0;';
const printer: GadgetSpec = {
  name: 'printer',
  vendorId: 0x1209,
  productId: 0x0011,
  maker: 'Lab',
  product: 'Gadget printer',
  serial: 'LAB0GADGET0002',
  function: 'printer',
  // f_printer counts the text without the two bytes of its length, against IEEE 1284 section 7.6, so
  // the host loses the last two characters: two blanks are given up for them.
  attributes: { pnp_string: `${deviceId}  ` },
};

/** Devices that are not ours at all: the kernel's own gadgets on its dummy controller. */
export async function checkGadgets(
  checks: Checks,
  station: LabStation,
  figures: Figures,
): Promise<void> {
  for (const state of ['clean', 'dirty'] as const) {
    await checks.check(`gadget stick with a ${state} FAT32: our facts, blkid, fsck`, async () => {
      await makeImage(state);
      const startedMs = performance.now();
      const telling = station.told(stick);
      const unplug = await plugGadget(stick);
      const { summary, toldMs } = await telling;
      const disk = await soon(
        patienceMs,
        'the block device',
        () => globSync('/dev/sd?')[0] ?? null,
      );
      const readout = await station.read(summary.deviceId);
      figures.note(`gadget stick (${state}) to event, ms`, toldMs - startedMs);
      const blkid = await runProgram('blkid', ['-p', '-o', 'export', disk]);
      const fsck = await runProgram('fsck.vfat', ['-n', disk]);
      await unplug();
      await station.gone(summary.deviceId);

      const value = (key: string) => readout.facts.find((fact) => fact.key === key)?.value ?? null;
      same('kind', summary.kind, 'storage');
      same('serial', value('device.serial'), stick.serial);
      same('name', value('device.reported-name'), stick.product);
      holds(blkid.output.includes('TYPE=vfat'), `blkid says ${blkid.output}`);
      holds(blkid.output.includes('LABEL=LABSTICK'), `blkid says ${blkid.output}`);
      same('dirty for fsck.vfat', /dirty bit is set/iu.test(fsck.output), state === 'dirty');
      return `${readout.facts.length} facts`;
    });
  }

  await checks.check('gadget printer: kind, and the IEEE 1284 id that usblp asks for', async () => {
    const telling = station.told(printer);
    const unplug = await plugGadget(printer);
    const { summary } = await telling;
    const folder = join('/sys/bus/usb/devices', summary.portPath);
    const id = await soon(
      patienceMs,
      'ieee1284_id',
      () => globSync(join(folder, '*', 'ieee1284_id'))[0] ?? null,
    );
    const text = await readFile(id, 'utf8');
    const readout = await station.read(summary.deviceId);
    await unplug();
    await station.gone(summary.deviceId);
    same('kind', summary.kind, 'printer');
    same('IEEE 1284 id', text.trim(), deviceId);
    return `${readout.facts.length} facts`;
  });
}

async function makeImage(state: 'clean' | 'dirty'): Promise<void> {
  const file = await open(image, 'w+');
  try {
    await file.truncate(64 * 1024 * 1024);
    const made = await runProgram('mkfs.vfat', ['-F', '32', '-n', 'LABSTICK', image]);
    holds(made.code === 0, `mkfs.vfat ended with ${made.code}: ${made.output}`);
    if (state === 'dirty') await file.write(Uint8Array.of(1), 0, 1, fat32State);
  } finally {
    await file.close();
  }
}
