import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { deskRuntime } from '../../../scripts/station/desk-runtime.ts';
import { readyMessage } from '../../../scripts/station/program.ts';
import { freePort } from './free-port.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The account that a desk makes at its very first start. */
export interface FirstSignIn {
  readonly userName: string;
  readonly oneTimePassword: string;
}

/**
 * The real desk program as a child, on one data folder and one port for its whole life. Its clock is
 * the machine's until the dock moves it on.
 */
export interface Desk {
  readonly url: string;
  readonly firstSignIn: FirstSignIn | null;
  readonly joinFile: string;
  /** `SIGKILL` is a power cut. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  start(): Promise<void>;
}

/** Starts a desk; its log goes to `<data>/desk.log`. */
export async function startDesk(data: string): Promise<Desk> {
  const joinFile = join(data, 'kiosk', 'join.json');
  const port = await freePort();
  let child: ChildProcess | null = null;

  const launch = async () => {
    const args = ['serve', '--data', data, '--port', String(port), '--kiosk-join', joinFile];
    const started = fork(
      join(root, deskRuntime.labEntry),
      [
        ...args,
        '--kiosk-name',
        'Hal',
        '--site',
        'Testhuis',
        '--renderer',
        join(root, 'out', 'renderer'),
      ],
      {
        cwd: root,
        execArgv: [...deskRuntime.execArgv],
        env: { ...process.env, ...deskRuntime.environment },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    );
    started.stderr?.pipe(createWriteStream(join(data, 'desk.log'), { flags: 'a' }));
    child = started;
    return readyMessage(started, 'desk', 30_000);
  };

  const ready = await launch();
  return {
    url: `http://127.0.0.1:${port}`,
    firstSignIn: ready.firstSignIn,
    joinFile,
    async stop(signal = 'SIGTERM') {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
    async start() {
      await launch();
    },
  };
}
