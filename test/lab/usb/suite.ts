/**
 * The checks of the USB lab. Runs inside the guest, where a real kernel, udevd, sysfs and the kiosk's
 * own reader meet devices that are emulated in this process (docs/devices/usb-lab.md).
 */
import { simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import { loadUsbNames } from '../../../main/reader/load-usb-names.ts';
import { Checks, say } from './checks.ts';
import { checkDevices } from './device-checks.ts';
import { Figures } from './figures.ts';
import { checkGadgets } from './gadget-checks.ts';
import { checkHid } from './hid-checks.ts';
import { checkHotPlug } from './hot-plug-checks.ts';
import { LabStation } from './lab-station.ts';
import { leftOut, troubled } from './left-out.ts';
import { checkRecord } from './record-checks.ts';
import { checkTrouble } from './trouble-checks.ts';
import { checkWitnesses } from './witness-checks.ts';

const checks = new Checks();
const figures = new Figures();
const names = await loadUsbNames(new URL('../../../assets/usb-names.json', import.meta.url));
const station = await LabStation.start();

const parts: Readonly<Record<string, () => Promise<void>>> = {
  async devices() {
    const reasons = Object.entries(leftOut).map(([name, reason]) => `${name} (${reason})`);
    say(`left out: ${reasons.join(', ')}`);
    const devices = simulatedDevices.filter(
      ({ name }) => !troubled.includes(name) && leftOut[name] === undefined,
    );
    await checkDevices(checks, station, figures, devices, names);
  },
  hid: () => checkHid(checks, station),
  trouble: () => checkTrouble(checks, station, figures),
  witnesses: () => checkWitnesses(checks, station, figures),
  record: () => checkRecord(checks, station),
  gadgets: () => checkGadgets(checks, station, figures),
  hotplug: () => checkHotPlug(checks, station, figures, names),
};

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const startedMs = performance.now();
  await run();
  figures.note(`the part ${name}, ms`, performance.now() - startedMs);
}

figures.print();
const { passed, failed } = checks.end();
await station.stop();
process.exit(failed === 0 && passed > 0 ? 0 : 1);
