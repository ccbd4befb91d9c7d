/**
 * Compiles Debian's usb.ids (package usb.ids) into assets/usb-names.json.
 *
 *   node scripts/build-usb-names.ts [path of usb.ids]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseUsbIds, type CompiledUsbNames } from './parse-usb-ids.ts';

const places = [
  '/usr/share/misc/usb.ids',
  '/var/lib/usbutils/usb.ids',
  '/usr/share/hwdata/usb.ids',
];
const source = process.argv[2] ?? places.find((place) => existsSync(place));
if (source === undefined) {
  process.stderr.write('No usb.ids found. Install the package usb.ids, or name the file.\n');
  process.exit(1);
}

const data: CompiledUsbNames = parseUsbIds(readFileSync(source, 'utf8'));
const target = new URL('../assets/usb-names.json', import.meta.url);
const json = `${JSON.stringify(data)}\n`;
writeFileSync(target, json);
const vendors = Object.values(data.vendors);
const products = vendors.reduce((sum, [, list]) => sum + Object.keys(list).length, 0);
process.stdout.write(
  `usb.ids ${data.version}: ${vendors.length} makers, ${products} products, ${json.length} bytes\n`,
);
