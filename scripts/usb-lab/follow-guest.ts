import { spawn } from 'node:child_process';

/** How a boot of a guest ended. */
export interface BootEnding {
  /** The program's exit code; null when the guest ended (or was ended) before its program did. */
  readonly code: number | null;
  /** Milliseconds from start until the guest was ready to run the program; null when it never was. */
  readonly readyMs: number | null;
  readonly console: string;
}

export interface GuestOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly limitSeconds: number;
  /** A line that the guest's program printed for people, without its mark. */
  readonly onLine: (line: string) => void;
  /** A wish of the guest's program to the machine that it runs on. */
  readonly onAsk?: (wish: string) => void;
}

/** What the guest's lines begin with, among the kernel's and other programs' lines. */
const mark = { people: 'LAB ', ready: 'LAB-READY ', ask: 'LAB-ASK ', end: 'LAB-END ' } as const;

/** After the program's end the guest has so long to switch itself off. */
const offMs = 2000;

/** Starts a guest, reads its console until its end, and sees to it that it ends. */
export function followGuest(options: GuestOptions): Promise<BootEnding> {
  const started = performance.now();
  const guest = spawn(options.program, options.args, {
    // A group of its own: all of the guest's processes end with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  const end = () => {
    if (guest.pid === undefined || guest.exitCode !== null) return;
    try {
      process.kill(-guest.pid, 'SIGKILL');
    } catch {
      // It ended by itself between the look and the signal.
    }
  };
  const limit = setTimeout(end, options.limitSeconds * 1000);
  // A guest in a group of its own hears neither Ctrl-C nor the end of this process.
  const interrupted = () => {
    end();
    process.exit(130);
  };
  const forget = () => {
    clearTimeout(limit);
    process.removeListener('exit', end);
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, interrupted);
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted);

  return new Promise((resolve, reject) => {
    let text = '';
    let part = '';
    let readyMs: number | null = null;
    let code: number | null = null;
    const take = (line: string) => {
      if (line.startsWith(mark.people)) options.onLine(line.slice(mark.people.length));
      else if (line.startsWith(mark.ask)) options.onAsk?.(line.slice(mark.ask.length));
      else if (line.startsWith(mark.ready)) readyMs = performance.now() - started;
      else if (line.startsWith(mark.end)) {
        code = Number(line.slice(mark.end.length));
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
      forget();
      resolve({ code, readyMs, console: text });
    });
  });
}
