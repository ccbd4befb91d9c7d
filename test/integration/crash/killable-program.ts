import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { deskRuntime } from '../../../scripts/station/desk-runtime.ts';
import { type Ready, readyMessage } from '../../../scripts/station/program.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** How Node is started for a program. */
interface Runtime {
  readonly execArgv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A real program of ours that is killed without warning and started again on the same data. */
export class KillableProgram {
  private readonly script: string;
  private readonly args: readonly string[];
  private readonly logFile: string;
  private readonly runtime: Runtime;
  private child: ChildProcess | null = null;
  kills = 0;

  constructor(
    script: string,
    args: readonly string[],
    logFile: string,
    runtime: Runtime = { execArgv: [], environment: {} },
  ) {
    this.script = script;
    this.args = args;
    this.logFile = logFile;
    this.runtime = runtime;
  }

  /** The desk as it ships. */
  static desk(args: readonly string[], logFile: string): KillableProgram {
    return new KillableProgram(join(root, deskRuntime.entry), args, logFile, deskRuntime);
  }

  async start(): Promise<Ready> {
    const child = fork(this.script, [...this.args], {
      execArgv: [...this.runtime.execArgv],
      env: { ...process.env, ...this.runtime.environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.pipe(createWriteStream(this.logFile, { flags: 'a' }));
    this.child = child;
    return readyMessage(child, this.script, 60_000);
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
    this.kills += 1;
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
