import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../places.mjs';
import { command } from './suite.ts';

const place = join(cacheFolder, 'usbguard');

/**
 * USBGuard's own judge of rules. Unpacked from Debian's package and not installed: installing starts the
 * daemon, which shuts out the keyboard of the machine that the tests run on.
 */
export const usbguardParser = join(place, 'usr', 'bin', 'usbguard-rule-parser');

/** Gets the judge where Debian's programs for packages are; elsewhere its test says what is missing. */
export async function provideUsbguardParser(): Promise<void> {
  if (existsSync(usbguardParser) || !existsSync('/usr/bin/apt-get')) return;
  mkdirSync(cacheFolder, { recursive: true });
  // Beside its place and then renamed: the cache never holds a half.
  const folder = mkdtempSync(`${place}-`);
  try {
    const download = `cd '${folder}' && apt-get download -q usbguard && dpkg-deb -x usbguard_*.deb tree`;
    const { code, output } = await command('sh', ['-c', download], {
      capture: true,
      limitMinutes: 5,
    });
    if (code === 0) renameSync(join(folder, 'tree'), place);
    else console.log(`apt-get download usbguard ended with ${code}: ${output.slice(-1000)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
