import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type Ready, readyMessage } from '../../../scripts/station/program.ts';

/** A real program of ours that is killed without warning and started again on the same data. */
export class KillableProgram {
  private readonly script: string;
  private readonly args: readonly string[];
  private readonly logFile: string;
  private child: ChildProcess | null = null;
  kills = 0;

  constructor(script: string, args: readonly string[], logFile: string) {
    this.script = script;
    this.args = args;
    this.logFile = logFile;
  }

  async start(): Promise<Ready> {
    const child = fork(this.script, [...this.args], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
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
