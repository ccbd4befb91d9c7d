import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const assets = join(import.meta.dirname, '..', '..', 'assets');
const script = join(assets, 'linux', 'install-kiosk.sh');
const installed = [
  'etc/systemd/system/balie-kiosk.service',
  'etc/systemd/logind.conf.d/balie.conf',
  'etc/sysctl.d/90-balie.conf',
  'etc/apt/apt.conf.d/51-balie-unattended-upgrades',
];
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'balie-kiosk-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(...args: readonly string[]) {
  const usual = ['--root', root, '--user', 'balie', '--program', '/opt/Balie/balie'];
  const { status, stdout, stderr } = spawnSync('bash', [script, ...usual, ...args], {
    encoding: 'utf8',
  });
  return { status, stderr, lines: stdout.split('\n') };
}

describe('the installation of a Linux kiosk', () => {
  it('writes its files once, and takes them away again', () => {
    const first = install();

    expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' });
    expect(first.lines.filter((line) => line.startsWith('wrote '))).toEqual(
      installed.map((file) => `wrote /${file}`),
    );
    expect(install().lines.filter((line) => line.startsWith('unchanged '))).toHaveLength(4);
    expect(install('--remove').lines.filter((line) => line.startsWith('removed '))).toHaveLength(4);
  });

  it('starts the named program as the named user, and nothing debugs it', () => {
    install();

    const unit = readFileSync(join(root, 'etc/systemd/system/balie-kiosk.service'), 'utf8');
    expect(unit).toContain('/usr/bin/cage -d -- /opt/Balie/balie --ozone-platform=wayland');
    expect(unit).toMatch(/^User=balie$/mu);
    expect(unit).toMatch(/^Restart=always$/mu);
    expect(unit).toMatch(/^UnsetEnvironment=.*NODE_OPTIONS ELECTRON_RUN_AS_NODE/mu);
    expect(unit).not.toMatch(/@[A-Z]+@|no-sandbox|remote-debugging|--inspect/u);
  });

  it.each([
    ['--user', 'root'],
    ['--user', 'kiosk; reboot'],
    ['--program', 'balie'],
    ['--program', '/opt/x --no-sandbox'],
    ['--sudo', 'yes'],
  ])('refuses %s %s', (...args) => {
    const { status, stderr } = install(...args);

    expect(status).toBe(2);
    expect(stderr).toContain('install-kiosk: ');
  });
});

describe('the files of a Linux kiosk', () => {
  it('are units that systemd has nothing against', () => {
    install();
    // The programs of the units are not on this machine: those that are take their place.
    const unit = readFileSync(join(root, installed[0] ?? ''), 'utf8')
      .replace('/usr/bin/cage', '/bin/true')
      .replace('User=balie', 'User=root');
    const file = join(root, 'balie-kiosk.service');
    writeFileSync(file, unit);
    cpSync(join(assets, 'linux', 'balie-warden.socket'), join(root, 'balie-warden.socket'));
    writeFileSync(
      join(root, 'balie-warden.service'),
      readFileSync(join(assets, 'linux', 'balie-warden.service'), 'utf8').replace(
        '/usr/bin/node @PROGRAM@',
        '/bin/true',
      ),
    );

    const { status, stderr, error } = spawnSync('systemd-analyze', ['verify', file], {
      encoding: 'utf8',
    });

    expect(error).toBeUndefined();
    expect(stderr.split('\n').filter((line) => line.includes('balie-kiosk'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('are shell scripts that bash can read', () => {
    for (const name of ['install-kiosk.sh', 'install-jail.sh']) {
      const { status, stderr } = spawnSync('bash', ['-n', join(assets, 'linux', name)], {
        encoding: 'utf8',
      });

      expect({ name, status, stderr }).toEqual({ name, status: 0, stderr: '' });
    }
  });

  it('hold settings of apt that apt understands', () => {
    const file = join(assets, 'linux', '51-balie-unattended-upgrades');

    const { status, stdout } = spawnSync('apt-config', ['dump', '-c', file], { encoding: 'utf8' });

    expect(status).toBe(0);
    expect(stdout).toContain('Unattended-Upgrade::Package-Blacklist:: "^balie$"');
  });
});

describe('the file of a Windows kiosk', () => {
  it('is XML that starts the installed program again whenever it ends', () => {
    const file = join(assets, 'windows', 'shell-launcher.xml');

    const { status, stdout, stderr } = spawnSync('xmllint', ['--c14n', file], { encoding: 'utf8' });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('"%ProgramFiles%\\Balie\\Balie.exe"'.replaceAll('"', '&quot;'));
    expect(stdout).toContain('<DefaultAction Action="RestartShell">');
    expect(stdout).not.toMatch(/remote-debugging|--inspect|no-sandbox/u);
  });
});
