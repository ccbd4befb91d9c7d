import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOwnEquipment } from '../reader/jail-keeper.ts';

const script = fileURLToPath(new URL('../../assets/linux/install-jail.sh', import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'balie-install-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(...args: readonly string[]) {
  const usual = ['--root', root, '--program', '/opt/balie/warden.js', '--user', 'kiosk'];
  const { status, stdout, stderr } = spawnSync('bash', [script, ...usual, ...args], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.split('\n'), stderr };
}

const own = ['--own', '1-4=046d:c31c', '--own', '1-5.1=04f9:02ec'];

// The jail is for Linux, and so is its script.
describe.skipIf(process.platform !== 'linux')('the installation of the jail', () => {
  it('writes what the reader understands, once, and takes it away again', async () => {
    const first = install(...own);

    expect(first.status).toBe(0);
    expect(first.lines.filter((line) => line.startsWith('wrote '))).toHaveLength(6);
    expect(await loadOwnEquipment(join(root, 'etc/balie/own-equipment.json'))).toEqual([
      { portPath: '1-4', vendorId: 0x046d, productId: 0xc31c },
      { portPath: '1-5.1', vendorId: 0x04f9, productId: 0x02ec },
    ]);
    const service = readFileSync(join(root, 'etc/systemd/system/balie-warden.service'), 'utf8');
    expect(service).toContain('ExecStart=/usr/bin/node /opt/balie/warden.js');
    const again = install(...own);
    expect(again.lines.filter((line) => line.startsWith('unchanged '))).toHaveLength(6);
    expect(again.lines.filter((line) => line.startsWith('wrote '))).toEqual([]);
    expect(install('--remove').lines.filter((line) => line.startsWith('removed '))).toHaveLength(6);
  });

  it('only says what it would do when asked', () => {
    const { status, lines } = install('--dry-run', ...own);

    expect(status).toBe(0);
    expect(lines.filter((line) => line.startsWith('would write '))).toHaveLength(6);
    expect(readdirSync(root)).toEqual([]);
  });

  it('runs no program as root that somebody else may change', () => {
    const program = join(root, 'warden.js');
    writeFileSync(program, '');
    const args = ['--dry-run', '--program', program, '--user', 'kiosk'];
    const { status, stderr } = spawnSync('bash', [script, ...args], { encoding: 'utf8' });

    // The folder for temporary files is everybody's, or the file is not root's.
    expect(status).toBe(2);
    expect(stderr).toContain('others than root may change');
  });

  it.each([
    ['--own', '1-4=046D:C31C'],
    ['--own', '../x=046d:c31c'],
    ['--own', '1-4=046d:c31c"; touch /tmp/x; "'],
    ['--program', 'warden.js; reboot'],
    ['--user', 'kiosk root'],
    ['--sudo', 'yes'],
  ])('refuses %s %s', (...args) => {
    const { status, stderr } = install(...args);

    expect(status).toBe(2);
    expect(stderr).toContain('install-jail: ');
  });
});
