import { expect, it } from 'vitest';
import { hidUsagesOf } from './hid-list.ts';

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

  expect(await hidUsagesOf(load, key)).toEqual({
    ok: true,
    value: [
      { interfaceNumber: 0, usagePage: 1, usage: 6 },
      { interfaceNumber: 1, usagePage: 0xf1d0, usage: 1 },
    ],
  });
});

it('is a fault where libusb is absent, and never a crash', async () => {
  const load = () => Promise.reject(new Error('libusb-1.0.so.0: cannot open shared object file'));

  expect(await hidUsagesOf(load, key)).toMatchObject({ fault: { code: 'bus/library-missing' } });
});
