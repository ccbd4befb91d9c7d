import { devicesAsync } from 'node-hid';
import { simulatedDevice } from '../../../devices/simulated/catalogue.ts';
import { CheckFailed, patienceMs, same, soon, type Checks } from './checks.ts';
import type { LabStation } from './lab-station.ts';

/** Usages of the interfaces of a keyboard, HID Usage Tables: generic desktop, keyboard. */
const keyboardUsage = [0x01, 0x06];

/** What the real `node-hid` lists, and what the reader makes of it. */
export async function checkHid(checks: Checks, station: LabStation): Promise<void> {
  for (const name of ['keyboard', 'security-key']) {
    await checks.check(`${name}: node-hid lists its interfaces, hid-list reads them`, async () => {
      const device = simulatedDevice(name);
      if (device === undefined) throw new CheckFailed(`no simulated device ${name}`);
      const plugged = await station.plug(device);
      // At once, as the kiosk does: the usages must be there when the reader tells of the device.
      const readout = await station.read(plugged.summary.deviceId, 'L0');
      const listed = await soon(patienceMs, 'the list of node-hid', async () => {
        const all = await devicesAsync();
        const own = all.filter((one) => one.vendorId === device.vendorId);
        return new Set(own.map((one) => one.interface)).size >= 2 ? own : null;
      });
      const first = listed.find((one) => one.interface === 0);
      await station.unplug(plugged);
      same('usage of interface 0', [first?.usagePage, first?.usage], keyboardUsage);
      const outcome = readout.probes.find(({ probe }) => probe === 'hid-list');
      same('hid-list', outcome?.fault ?? null, null);
      const facts = readout.facts.filter(({ key }) => key.startsWith('hid.'));
      if (facts.length === 0) throw new CheckFailed('the reader has no fact of HID');
      return facts.map(({ key, value }) => `${key} ${JSON.stringify(value)}`).join(', ');
    });
  }
}
