import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from './debian-packages.ts';
import { driveImageFolders, driveImageTools } from './drive-image-tools.ts';
import { provideUsbguardParser } from './usbguard-parser.ts';

interface Need {
  readonly has: Has;
  readonly packages: readonly string[];
}

/**
 * What Electron under Xvfb needs of a Debian machine: how to see that it is there, and the package
 * that brings it. Debian 13 renamed some packages for 64-bit time; the first that exists is taken.
 */
const electronNeeds: readonly Need[] = [
  { has: { program: 'Xvfb' }, packages: ['xvfb'] },
  { has: { library: 'libgtk-3.so.0' }, packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { has: { library: 'libnss3.so' }, packages: ['libnss3'] },
  { has: { library: 'libgbm.so.1' }, packages: ['libgbm1'] },
  { has: { library: 'libasound.so.2' }, packages: ['libasound2t64', 'libasound2'] },
  { has: { library: 'libXss.so.1' }, packages: ['libxss1'] },
  {
    has: { library: 'libatk-bridge-2.0.so.0' },
    packages: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  },
  { has: { library: 'libusb-1.0.so.0' }, packages: ['libusb-1.0-0'] },
];

/** Programs of others that the integration tests hold our own against. */
const programNeeds: readonly Need[] = [
  { has: { program: 'adb' }, packages: ['adb'] },
  // Another implementation of usbmux and lockdown, against the same emulated iPhone.
  { has: { program: 'idevicepair' }, packages: ['libimobiledevice-utils'] },
  { has: { program: 'ipptool' }, packages: ['cups-ipp-utils'] },
  { has: { program: 'ippeveprinter' }, packages: ['cups-ipp-utils'] },
  { has: { program: 'dbus-run-session' }, packages: ['dbus-daemon', 'dbus'] },
  { has: { program: 'avahi-daemon' }, packages: ['avahi-daemon'] },
  // For the files of a Linux and of a Windows kiosk.
  { has: { program: 'systemd-analyze' }, packages: ['systemd'] },
  { has: { program: 'xmllint' }, packages: ['libxml2-utils'] },
  // For the judge of USBGuard's rules; the daemon itself is not installed.
  { has: { library: 'libusbguard.so.1' }, packages: ['libusbguard1'] },
  ...Object.entries(driveImageTools).map(([program, name]) => ({
    has: { program },
    packages: [name],
  })),
];

/** What stands in for hands at a kiosk: keys and mouse of the X server, its windows and clipboards. */
const escapeNeeds: readonly Need[] = [
  { has: { program: 'xdotool' }, packages: ['xdotool'] },
  { has: { program: 'xwininfo' }, packages: ['x11-utils'] },
  { has: { program: 'xclip' }, packages: ['xclip'] },
  { has: { program: 'openbox' }, packages: ['openbox'] },
];

type Has = { readonly program: string } | { readonly library: string };

/** What the end-to-end tests lack on this machine cannot be had without its owner. */
export class MachineLacks extends Error {}

/**
 * Gets what the end-to-end tests need: as root with apt-get, else by naming exactly what to install.
 */
export function prepareMachine(): Promise<void> {
  return demand(electronNeeds, 'what Electron and Xvfb need');
}

/** The same for the escape suite. */
export function prepareEscapes(): Promise<void> {
  return demand(escapeNeeds, 'the hands of the escape suite');
}

async function demand(needs: readonly Need[], what: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await install(missing(needs), what);
  const lacking = missing(needs);
  if (lacking.length === 0) return;
  throw new MachineLacks(
    'The end-to-end tests need packages that are not installed. As root:\n' +
      `  apt-get install -y --no-install-recommends ${packageNames(lacking).join(' ')}`,
  );
}

/** Gets the programs of the integration tests, as root; a test whose program is missing says so itself. */
export async function preparePrograms(): Promise<void> {
  if (process.platform !== 'linux') return;
  await install(missing(programNeeds), 'what the integration tests compare with');
  await provideUsbguardParser();
}

async function install(lacking: readonly Need[], what: string): Promise<void> {
  if (lacking.length === 0 || process.getuid?.() !== 0 || !onPath('apt-get')) return;
  console.log(`Installing ${what}, with apt-get`);
  await installPackages(packageNames(lacking));
}

function missing(needs: readonly Need[]): readonly Need[] {
  const cache = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  const libraries = cache.status === 0 ? cache.stdout : '';
  return needs.filter(({ has }) =>
    'program' in has ? !onPath(has.program) : !libraries.includes(`\t${has.library} `),
  );
}

function packageNames(lacking: readonly Need[]): readonly string[] {
  const names = lacking.map(({ packages }) => {
    const known = packages.find(
      (name) => spawnSync('apt-cache', ['show', '--quiet=2', name]).status === 0,
    );
    return known ?? packages.at(-1) ?? '';
  });
  return [...new Set(names)];
}

function onPath(program: string): boolean {
  return [...(process.env['PATH'] ?? '').split(delimiter), ...driveImageFolders].some((folder) =>
    existsSync(join(folder, program)),
  );
}
