import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checks, holds, same } from '../usb/checks.ts';
import { must } from '../usb/run-program.ts';
import { attribute, driversOf } from './sysfs-device.ts';
import { kiosk, unitState } from './kiosk.ts';

/** Installs the jail on a running kiosk, exactly as an admin does; the boot loader's line goes to the console. */
export async function checkInstall(checks: Checks): Promise<void> {
  await checks.check('before: Linux lets everything in', async () => {
    same('authorized_default', attribute('usb1', 'authorized_default'), '1');
  });

  await checks.check('install-jail.sh installs itself from the package’s folder', async () => {
    cpSync('/lab/jail', kiosk.jail, { recursive: true });
    // A checkout may be its group's to write; what dpkg unpacks is not.
    await must('chmod', ['-R', 'go-w', '/opt/Balie']);
    await must('useradd', ['--create-home', '--user-group', kiosk.user]);
    // What grub-install and a kernel's package leave: update-grub writes an entry for every kernel in /boot.
    // QEMU loads the lab's own.
    mkdirSync('/boot/grub', { recursive: true });
    writeFileSync('/boot/vmlinuz-lab', 'stands for a kernel');
    const output = await must(join(kiosk.jail, 'install-jail.sh'), own());
    same('files written', output.match(/^wrote /gmu)?.length, 6);
    same('the socket', await unitState('balie-warden.socket', 'ActiveState'), 'active');
    const groups = await must('id', ['--groups', '--name', kiosk.user]);
    holds(groups.split(/\s/u).includes('balie-usb'), `groups of the kiosk: ${groups}`);
    await must('systemd-analyze', ['verify', 'balie-warden.socket', 'balie-warden.service']);
  });

  await checks.check('a second time it changes nothing', async () => {
    const output = await must(join(kiosk.jail, 'install-jail.sh'), own());
    same('unchanged', output.match(/^unchanged /gmu)?.length, 6);
  });

  await checks.check('GRUB’s next menu starts the kernel with the jail', async () => {
    nextStart(['usbcore.authorized_default=0']);
  });
}

/** Takes the jail away again. */
export async function checkRemoval(checks: Checks): Promise<void> {
  await checks.check('install-jail.sh --remove takes everything away', async () => {
    const output = await must(join(kiosk.jail, 'install-jail.sh'), ['--remove']);
    same('files removed', output.match(/^removed /gmu)?.length, 6);
    same('the socket', await unitState('balie-warden.socket', 'ActiveState'), 'inactive');
    same('its path', existsSync('/run/balie/warden.sock'), false);
    nextStart([]);
  });
}

/** The kiosk after the start that follows the removal. */
export async function checkRemoved(checks: Checks): Promise<void> {
  await checks.check('after the removal and a restart Linux lets everything in again', async () => {
    same('authorized_default', attribute('usb1', 'authorized_default'), '1');
    same('drivers', await driversOf(kiosk.ownPort), { [`${kiosk.ownPort}:1.0`]: 'usbhid' });
    same('the warden', await unitState('balie-warden.socket', 'LoadState'), 'not-found');
  });
}

/** Every entry of GRUB's menu has these arguments about USB; QEMU starts the kiosk with them next time. */
function nextStart(expected: readonly string[]): void {
  const menu = readFileSync('/boot/grub/grub.cfg', 'utf8');
  const lines = [...menu.matchAll(/^\s*linux\s+\S+\s+(.*)$/gmu)].map(([, args = '']) => args);
  holds(lines.length > 0, 'no entry for a kernel');
  for (const line of lines) {
    const args = line.split(/\s+/u).filter((one) => one.startsWith('usbcore.'));
    same('arguments', args, expected);
  }
  process.stdout.write(`LAB-BOOT-WITH ${expected.join(' ')}\n`);
}

function own(): readonly string[] {
  return ['--user', kiosk.user, '--own', `${kiosk.ownPort}=${kiosk.ownId}`];
}
