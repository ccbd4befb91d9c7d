import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPortTexts, type SysfsRoots } from './port-texts.ts';

let folder: string;
let roots: SysfsRoots;

async function put(path: string, text: string) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${text}\n`);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-port-texts-'));
  roots = { usb: join(folder, 'usb'), typeC: join(folder, 'typec') };
  await put('usb/usb1/speed', '480');
  await put('usb/1-2/authorized', '1');
  await put('usb/1-2/power/control', 'auto');
  await put('usb/1-2/1-2:1.0/bInterfaceClass', '08');
  await put('usb/1-2/1-2:1.1/bInterfaceClass', '03');
  await put('ports/usb1-port2/over_current_count', '2');
  await put('ports/usb1-port2/connect_type', 'hotplug');
  await put('drivers/usb-storage/bind', '');
  await symlink(join(folder, 'ports/usb1-port2'), join(folder, 'usb/1-2/port'));
  await symlink(join(folder, 'drivers/usb-storage'), join(folder, 'usb/1-2/1-2:1.0/driver'));
});

afterEach(() => rm(folder, { recursive: true }));

it('reads device, port and drivers of a machine without USB-C', async () => {
  expect(await readPortTexts(roots, '1-2')).toEqual({
    device: {
      authorized: '1',
      'power/control': 'auto',
      '1.0/driver': 'usb-storage',
      '1.1/driver': '',
    },
    port: { over_current_count: '2', connect_type: 'hotplug', speed: '480' },
    typeC: null,
  });
});

it('reads a connector only when the kernel links it to the port', async () => {
  await put('typec/port0/power_role', '[source] sink');
  await put('typec/port0/usb_power_delivery/source-capabilities/1:fixed_supply/voltage', '5000mV');
  await put('typec/port0-partner/type', '');
  await put('typec/port0-cable/identity/product_type_vdo1', '0x00082020');

  expect((await readPortTexts(roots, '1-2')).typeC).toEqual({});
  await symlink(join(folder, 'typec/port0'), join(folder, 'ports/usb1-port2/connector'));

  expect((await readPortTexts(roots, '1-2')).typeC).toEqual({
    linked: 'port0',
    power_role: '[source] sink',
    'partner/type': '',
    'cable/identity/product_type_vdo1': '0x00082020',
    'own/source-capabilities/1:fixed_supply/voltage': '5000mV',
  });
});

it('knows nothing of a device that is gone', async () => {
  expect(await readPortTexts(roots, '7-1')).toEqual({ device: {}, port: {}, typeC: null });
});
