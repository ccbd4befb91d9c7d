import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const readySchema = z.object({
  type: z.literal('ready'),
  url: z.url(),
  /** Only the lab has a dock. */
  dockUrl: z.url().nullish(),
  firstSignIn: z.object({ userName: z.string(), oneTimePassword: z.string() }).nullish(),
});
/** What a program of ours says to its parent once it listens. */
export type Ready = z.infer<typeof readySchema>;

/** A program under measurement. */
export interface Program {
  readonly child: ChildProcess;
  readonly ready: Ready;
  /** From fork to ready. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** Starts one of our programs and waits until it says that it is ready. */
export async function startProgram(
  script: string,
  args: readonly string[],
  runtime: { readonly execArgv?: readonly string[]; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<Program> {
  const from = performance.now();
  const child = fork(script, [...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [...(runtime.execArgv ?? [])],
    env: { ...process.env, ...runtime.environment },
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-4000);
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.on('message', (message) => {
      const parsed = readySchema.safeParse(message);
      if (parsed.success) resolve(parsed.data);
    });
    child.once('exit', (code) => {
      reject(new Error(`${script} stopped with ${code} before it was ready\n${complaint}`));
    });
  });
  return {
    child,
    ready,
    startMs: performance.now() - from,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

/** Resident memory of a process in MB (Linux: `/proc/<pid>/status`, VmRSS). */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`No VmRSS for process ${pid}`);
  return Number(kilobytes) / 1024;
}

/** CPU time that a process has used, user and system, in ms (proc(5): utime and stime in 1/100 s). */
export async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
