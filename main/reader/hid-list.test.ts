import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hidUsagesOfModel, hidUsagesOfPort } from './hid-list.ts';

const key = { vendorId: 0x1050, productId: 0x0407 };

it('lists what the HID interfaces of one device are for', async () => {
  const load = async () => ({
    devicesAsync: async () => [
      { ...key, interface: 0, usagePage: 1, usage: 6 },
      { ...key, interface: 1, usagePage: 0xf1d0, usage: 1 },
      { ...key, interface: 2 },
      { vendorId: 1, productId: 2, interface: 0, usagePage: 1, usage: 2 },
    ],
  });

  expect(await hidUsagesOfModel(load, key)).toEqual({
    ok: true,
    value: [
      { interfaceNumber: 0, usagePage: 1, usage: 6 },
      { interfaceNumber: 1, usagePage: 0xf1d0, usage: 1 },
    ],
  });
});

it('is a fault where libusb is absent, and never a crash', async () => {
  const load = () => Promise.reject(new Error('libusb-1.0.so.0: cannot open shared object file'));

  expect(await hidUsagesOfModel(load, key)).toMatchObject({
    fault: { code: 'bus/library-missing' },
  });
});

it('reads on Linux what the kernel knows of the device on that very port', async () => {
  const root = await mkdtemp(join(tmpdir(), 'balie-hid-'));
  try {
    // A keyboard, HID 1.11 appendix E.6 in its outline: one application collection with nothing in it.
    const keyboard = Uint8Array.of(0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0xc0);
    const consumer = Uint8Array.of(0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01, 0xc0);
    for (const [port, number, name, bytes] of [
      ['1-2', 0, '0003:046D:C31C.0001', keyboard],
      ['1-2', 1, '0003:046D:C31C.0002', consumer],
      ['1-2', 2, '0003:046D:C31C.0003', Uint8Array.of(0xa1)],
      ['1-2', 3, 'ep_81', keyboard],
      ['1-3', 0, '0003:046D:C31C.0004', consumer],
    ] as const) {
      const folder = join(root, port, `${port}:1.${number}`, name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'report_descriptor'), bytes);
    }

    expect(await hidUsagesOfPort(root, '1-2')).toEqual([
      { interfaceNumber: 0, usagePage: 0x01, usage: 0x06 },
      { interfaceNumber: 1, usagePage: 0x0c, usage: 0x01 },
    ]);
    expect(await hidUsagesOfPort(root, '1-4')).toEqual([]);
  } finally {
    await rm(root, { recursive: true });
  }
});
