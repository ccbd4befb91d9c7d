import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../harness/free-port.ts';
import { openPackage, packaged, packageKiosk } from '../harness/package.ts';
import type { Captive } from './captive.ts';
import { look } from './oracle.ts';
import { startGuarded } from './programs.ts';

let captive: Captive;
let folder: string;
let openExecutable: string;

test.beforeAll('package the kiosk', () => {
  test.setTimeout(300_000);
  packageKiosk();
  openExecutable = openPackage('second-kiosk');
});
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balie-line-'));
  captive = await startGuarded(openExecutable);
});
test.afterEach(async () => {
  await captive.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** Starts a package with this line and environment; answers how it ended, and what it opened. */
async function startOther(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  port: number | null = null,
  executable: string = packaged.executable,
) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const program = spawn(executable, [...asRoot, '--log-level=3', ...args], {
    env: { ...process.env, DISPLAY: captive.display, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  let opened = false;
  const looking = setInterval(() => {
    if (port === null) return;
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => (opened = true));
    socket.on('error', () => socket.destroy());
  }, 20);
  const limit = setTimeout(() => program.kill('SIGKILL'), 20_000);
  const [code] = (await once(program, 'close')) as [number | null];
  clearInterval(looking);
  clearTimeout(limit);
  return { code, output, opened };
}

test('the package does not start with a switch that opens something', async () => {
  test.setTimeout(180_000);
  const port = await freePort();
  for (const argument of [
    `--remote-debugging-port=${port}`,
    `-remote-debugging-port=${port}`,
    `--inspect=${port}`,
    `--inspect-brk=${port}`,
    '--remote-debugging-pipe',
    '--load-extension=/tmp',
    '--js-flags=--expose-gc',
    'https://example.org/',
    '/etc/passwd',
  ]) {
    const { code, output, opened } = await startOther([argument], {}, port);

    expect({ argument, code, opened }).toEqual({ argument, code: 1, opened: false });
    expect(output).toContain('does not start with');
    expect(output).toContain(argument);
  }
  expect(await look(captive)).toEqual([]);
});

test('the environment makes the package no Node and loads nothing into it', async () => {
  const script = join(folder, 'evil.cjs');
  const trace = join(folder, 'ran');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`);

  for (const [environment, args] of [
    [{ ELECTRON_RUN_AS_NODE: '1' }, [script]],
    [{ NODE_OPTIONS: `--require=${script}` }, ['/nothing']],
    [{ NODE_OPTIONS: '--inspect' }, ['/nothing']],
  ] as const) {
    const { code } = await startOther(args, environment, 9229);

    expect(code).toBe(1);
    expect(existsSync(trace)).toBe(false);
  }
  expect(await look(captive)).toEqual([]);
});

test('a signal opens no debugger in the running kiosk', async () => {
  process.kill(captive.pid, 'SIGUSR1');

  const open = await new Promise((resolve) => {
    const socket = connect(9229, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  });
  expect(open).toBe(false);
});

test('a second kiosk on the same data ends and changes nothing in the first', async () => {
  const line = ['--data', captive.data, 'https://example.org/', '--new-window', '/etc/passwd'];

  const { code } = await startOther(line, {}, null, openExecutable);

  expect(code).not.toBe(0);
  expect(await look(captive)).toEqual([]);
});
