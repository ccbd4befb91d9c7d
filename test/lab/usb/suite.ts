/**
 * The checks of the USB lab. Runs inside the guest, where a real kernel, udevd, sysfs and the kiosk's
 * own reader meet devices that are emulated in this process (docs/devices/usb-lab.md).
 */
import { simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import { loadUsbNames } from '../../../main/reader/load-usb-names.ts';
import { Checks } from './checks.ts';
import { checkDevice } from './device-checks.ts';
import { Figures } from './figures.ts';
import { LabStation } from './lab-station.ts';

const checks = new Checks();
const figures = new Figures();
const names = await loadUsbNames(new URL('../../../assets/usb-names.json', import.meta.url));
const station = await LabStation.start();

for (const device of simulatedDevices.filter((d) => !['vanishing','hanging','bad-usb'].includes(d.name))) {
  await checkDevice(checks, station, figures, device, names);
}

figures.print();
const { failed } = checks.end();
process.exit(failed === 0 ? 0 : 1);
