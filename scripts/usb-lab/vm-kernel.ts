import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cacheFolder } from '../places.mjs';
import { MachineLacks } from '../suites/machine.ts';
import { command } from '../suites/suite.ts';
import { provide, type Need } from './needs.ts';

/** Debian's stock kernel, unpacked and not installed. The "cloud" kernel has no USB at all. */
const kernelPackage = 'linux-image-amd64';
const shellPackage = 'busybox-static';

/** In this order; what each depends on is added before it. */
const modules = [
  ...['virtio_pci', '9pnet_virtio', '9p', 'xhci_pci', 'sd_mod', 'usb_storage', 'uas'],
  ...['evdev', 'hid_generic', 'usbhid', 'usblp', 'cdc_acm', 'configfs'],
  // The jail: drivers that would bind at once, a disk to start from, and a bus for devices of our own.
  ...['ftdi_sio', 'cdc_ether', 'rndis_host', 'crc32c_generic', 'ext4', 'virtio_blk', 'vhci_hcd'],
];

const needs: readonly Need[] = [
  { file: '/usr/bin/qemu-system-x86_64', package: 'qemu-system-x86' },
  { file: '/usr/bin/cpio', package: 'cpio' },
  { file: '/usr/bin/xz', package: 'xz-utils' },
  { file: '/usr/sbin/modprobe', package: 'kmod' },
];

/** What QEMU boots. */
export interface VmKernel {
  readonly kernel: string;
  readonly initrd: string;
}

/** Debian's kernel for the virtual machine, from the cache or fetched once (75 MB). */
export async function provideVmKernel(say: (line: string) => void): Promise<VmKernel> {
  await provide(needs, 'The USB lab’s virtual machine');
  const image = imagePackage();
  const place = placeOf(image);
  const made = { kernel: join(place, 'vmlinux'), initrd: join(place, 'initrd') };
  if (existsSync(place)) return made;
  const folder = mkdtempSync(join(tmpdir(), 'balie-vm-'));
  try {
    say(`fetching ${image}, about 75 MB`);
    const download = `cd '${folder}' && apt-get download -q ${image} ${shellPackage} && for one in *.deb; do dpkg-deb -x "$one" unpacked; done`;
    await run('sh', ['-c', download]);
    const unpacked = join(folder, 'unpacked');
    const result = join(folder, 'result');
    mkdirSync(result);
    const version = image.replace('linux-image-', '');
    writeFileSync(
      join(result, 'vmlinux'),
      uncompressed(join(unpacked, 'boot', `vmlinuz-${version}`)),
    );
    await makeInitrd(unpacked, version, join(result, 'initrd'));
    mkdirSync(cacheFolder, { recursive: true });
    // Beside its place and then renamed: the cache never holds a half.
    const beside = `${place}.${process.pid}`;
    mkdirSync(beside);
    for (const name of ['vmlinux', 'initrd']) copyFileSync(join(result, name), join(beside, name));
    renameSync(beside, place);
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In the cache, by the kernel's version and what is made of it. */
function placeOf(image: string): string {
  const recipe = createHash('sha256').update(modules.join('\n')).update(firstProcess);
  const mark = recipe.digest('hex').slice(0, 16);
  return join(cacheFolder, `vm-${image.replace('linux-image-', '')}-${mark}`);
}

function imagePackage(): string {
  const { stdout } = spawnSync('apt-cache', ['depends', kernelPackage], { encoding: 'utf8' });
  const [, name] = /Depends: (linux-image-\S+)/u.exec(stdout ?? '') ?? [];
  if (name === undefined)
    throw new MachineLacks(`Debian’s package ${kernelPackage} is not known here`);
  return name;
}

/**
 * The kernel without its own unpacker, which takes an emulated machine about ten seconds
 * (Documentation/arch/x86/boot.rst: setup_sects, payload_offset, payload_length).
 */
function uncompressed(file: string): Buffer {
  const bytes = readFileSync(file);
  const setup = (bytes.readUInt8(0x1f1) || 4) + 1;
  const start = setup * 512 + bytes.readUInt32LE(0x248);
  const payload = bytes.subarray(start, start + bytes.readUInt32LE(0x24c));
  // The kernel's build puts the length behind the stream; xz complains of it after all is written.
  const { stdout } = spawnSync('xz', ['--decompress', '--stdout', '--single-stream'], {
    input: payload,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (stdout.readUInt32BE(0) !== 0x7f45_4c46) throw new Error(`${file} is not packed with xz`);
  return stdout;
}

async function makeInitrd(unpacked: string, version: string, file: string): Promise<void> {
  const tree = join(unpacked, 'initrd');
  for (const folder of ['bin', 'proc', 'sys', 'dev', 'host', 'modules']) {
    mkdirSync(join(tree, folder), { recursive: true });
  }
  copyFileSync(join(unpacked, 'bin', 'busybox'), join(tree, 'bin', 'busybox'));
  await run('depmod', ['-b', unpacked, version]);
  const inOrder = new Set<string>();
  for (const name of modules) {
    const args = ['-d', unpacked, '-S', version, '--show-depends', name];
    const { stdout } = spawnSync('modprobe', args, { encoding: 'utf8' });
    for (const [, path = ''] of stdout.matchAll(/^insmod (\S+)/gmu)) inOrder.add(path);
  }
  [...inOrder].forEach((path, index) => {
    const name = `${String(index).padStart(3, '0')}-${basename(path)}`;
    copyFileSync(path, join(tree, 'modules', name));
  });
  writeFileSync(join(tree, 'init'), firstProcess, { mode: 0o755 });
  await run('sh', ['-c', `cd '${tree}' && find . | cpio -o -H newc --quiet | gzip -1 > '${file}'`]);
}

/**
 * Goes on with the lab's init: on the host's own root, read-only over 9p; or on the disk, which then has the
 * lab's folder at /lab.
 */
const firstProcess = `#!/bin/busybox sh
B=/bin/busybox
$B mount -t proc proc /proc
for module in /modules/*; do $B insmod "$module"; done
init=$($B sed -n 's/.*balie_init=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
share() {
  $B mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=512000,cache=loose "$1" "$2"
}
if $B grep -q balie_disk /proc/cmdline; then
  $B mount -t devtmpfs dev /dev
  $B mount -t ext4 /dev/vda /host
  $B mkdir -p /host/lab
  share lab /host/lab
  share modules /host/lab/app/node_modules
else
  share root /host
fi
$B umount /proc
exec $B switch_root /host "$init"
`;

async function run(program: string, args: readonly string[]): Promise<void> {
  const { code, output } = await command(program, args, { capture: true, limitMinutes: 10 });
  if (code !== 0) throw new MachineLacks(`${program} ended with ${code}:\n${output.slice(-2000)}`);
}
