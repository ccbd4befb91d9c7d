import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../places.mjs';
import { MachineLacks } from '../suites/machine.ts';
import { command } from '../suites/suite.ts';
import { provide, type Need } from './needs.ts';

const needs: readonly Need[] = [
  { file: '/usr/bin/mmdebstrap', package: 'mmdebstrap' },
  { file: '/usr/sbin/mke2fs', package: 'e2fsprogs' },
  { file: '/usr/bin/qemu-img', package: 'qemu-utils' },
];

/**
 * What a small kiosk has: systemd, udev, Debian's own Node and the tool that writes GRUB's menu; and USBGuard,
 * which is installed only here: on a machine with a keyboard it would shut that out.
 */
const packages = [
  ...['systemd-sysv', 'udev', 'kmod', 'nodejs', 'grub2-common', 'libusb-1.0-0'],
  ...['usbguard', 'usbip', 'usbutils'],
];

/** USBGuard waits until it is asked for; pages of manuals are read by nobody. */
const options = [
  '--dpkgopt=path-exclude=/usr/share/{doc,man,locale,info}/*',
  '--customize-hook=systemctl --root="$1" disable usbguard.service usbguard-dbus.service',
];

/** Larger than what is unpacked (360 MB); what is not written takes no room. */
const imageMegabytes = 800;

/** A disk with a minimal Debian of this machine's release, from the cache or made once (3 minutes, root only). */
export async function provideVmRoot(say: (line: string) => void): Promise<string> {
  await provide(needs, 'The disk of the USB lab’s virtual machine');
  const release = codename();
  const place = placeOf(release);
  if (existsSync(place)) return place;
  if (process.getuid?.() !== 0) {
    throw new MachineLacks('The disk of the USB lab’s virtual machine is made once, as root.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'balie-vm-root-'));
  try {
    say(`making a minimal Debian ${release}, about 3 minutes`);
    const tree = join(folder, 'root');
    await run('mmdebstrap', [
      ...['--quiet', '--variant=minbase', `--include=${packages.join(',')}`, ...options],
      ...[release, tree, mirror(release)],
    ]);
    mkdirSync(cacheFolder, { recursive: true });
    // Beside its place and then renamed: the cache never holds a half.
    const beside = `${place}.${process.pid}`;
    // No journal: nobody needs the disk after the run.
    const plain = '^has_journal,^metadata_csum';
    const size = `${imageMegabytes}M`;
    await run('mke2fs', ['-q', '-t', 'ext4', '-O', plain, '-d', tree, beside, size]);
    renameSync(beside, place);
    return place;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the disk stands in the cache, by the release and all that goes into it. */
function placeOf(release: string): string {
  const recipe = createHash('sha256').update([...packages, ...options].join('\n'));
  return join(cacheFolder, `vm-root-${release}-${recipe.digest('hex').slice(0, 16)}.img`);
}

/** The release that this machine runs: its programs then also run in the guest. */
function codename(): string {
  const [, name] = /^VERSION_CODENAME=(\w+)$/mu.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
  if (name === undefined) throw new MachineLacks('The lab’s virtual machine needs a Debian here');
  return name;
}

/** Where this machine has its own packages of Debian from. */
function mirror(release: string): string {
  const args = ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'];
  const wanted = ['Origin: Debian', `Codename: ${release}`];
  const { stdout } = spawnSync('apt-get', [...args, ...wanted], { encoding: 'utf8' });
  const [address = ''] = (stdout ?? '').split('\n');
  if (address === '') throw new MachineLacks('apt-get update has not run here: no Debian is known');
  return address;
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const { code, output } = await command(program, args, { capture: true, limitMinutes: 15 });
  if (code !== 0) throw new MachineLacks(`${program} ended with ${code}:\n${output.slice(-2000)}`);
}
