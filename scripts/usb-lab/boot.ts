import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectNode, root } from '../places.mjs';
import { memoryFolder } from './memory-folder.ts';

/** How a boot of the guest ended. */
export interface BootEnding {
  /** The program's exit code; null when the guest ended (or was ended) before its program did. */
  readonly code: number | null;
  /** Milliseconds from start until the guest was ready to run the program; null when it never was. */
  readonly readyMs: number | null;
  readonly console: string;
}

export interface BootOptions {
  readonly kernel: string;
  /** Path below the project and arguments of what Node runs in the guest. */
  readonly program: readonly string[];
  readonly limitSeconds: number;
  /** Lines that the program printed for people, without their mark. */
  readonly onLine: (line: string) => void;
  /** More of the kernel's arguments, for experiments. */
  readonly kernelArguments?: readonly string[];
}

/** Memory of the guest: Node twice, udev, and a stick's image. The host gives what is really used. */
const memoryMegabytes = 1500;

/** What the program's lines for people begin with, among the kernel's and other programs' lines. */
const mark = 'LAB ';

/** After the program's end the guest has so long to switch itself off. */
const offMs = 2000;

/**
 * Boots user-mode Linux with this machine's root read-only, runs one program of the project in it on
 * the project's Node, and ends it. Needs no rights: the guest is an ordinary process of this user.
 */
export async function boot(options: BootOptions): Promise<BootEnding> {
  // Neither spaces nor quotes may stand in the kernel's arguments, so paths stand in a file.
  const folder = mkdtempSync(join(tmpdir(), 'balie-usb-lab-'));
  try {
    const init = join(folder, 'init');
    writeFileSync(init, head(options.program), { mode: 0o755 });
    mkdirSync(join(folder, 'uml'));
    return await run(options, init, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function head(program: readonly string[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return [
    '#!/bin/sh',
    `PROJECT=${quoted(root)}`,
    `NODE=${quoted(projectNode)}`,
    `PROGRAM=${quoted(program.join(' '))}`,
    `. ${quoted(join(root, 'test', 'lab', 'usb', 'guest', 'init.sh'))}`,
    '',
  ].join('\n');
}

function run(options: BootOptions, init: string, folder: string): Promise<BootEnding> {
  const started = performance.now();
  const guest = spawn(
    options.kernel,
    [
      `mem=${memoryMegabytes}M`,
      ...['root=/dev/root', 'rootfstype=hostfs', 'ro', `init=${init}`, 'quiet'],
      // usb-storage waits a second before it looks, for hardware that is not here.
      ...['usb-storage.delay_use=0', 'panic=1'],
      ...['con0=fd:0,fd:1', 'con=null', 'ssl=null', `uml_dir=${join(folder, 'uml')}/`],
      ...(options.kernelArguments ?? []),
    ],
    {
      // A group of its own: all of the guest's processes end with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: folder, TMPDIR: memoryFolder(memoryMegabytes) },
    },
  );
  const end = () => {
    if (guest.pid === undefined || guest.exitCode !== null) return;
    try {
      process.kill(-guest.pid, 'SIGKILL');
    } catch {
      // It ended by itself between the look and the signal.
    }
  };
  const limit = setTimeout(end, options.limitSeconds * 1000);
  process.once('exit', end);

  return new Promise((resolve, reject) => {
    let text = '';
    let part = '';
    let readyMs: number | null = null;
    let code: number | null = null;
    const take = (line: string) => {
      if (line.startsWith(mark)) options.onLine(line.slice(mark.length));
      else if (line.startsWith('LAB-READY')) readyMs = performance.now() - started;
      else if (line.startsWith('LAB-END ')) {
        code = Number(line.slice('LAB-END '.length));
        setTimeout(end, offMs).unref();
      }
    };
    const read = (chunk: string) => {
      const clean = chunk.replaceAll('\r', '');
      text += clean;
      const lines = (part + clean).split('\n');
      part = lines.pop() ?? '';
      for (const line of lines) take(line);
    };
    guest.stdout.setEncoding('utf8').on('data', read);
    guest.stderr.setEncoding('utf8').on('data', read);
    guest.on('error', reject);
    guest.on('close', () => {
      clearTimeout(limit);
      process.removeListener('exit', end);
      resolve({ code, readyMs, console: text });
    });
  });
}
