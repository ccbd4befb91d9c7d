import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

/** How a suite ended. A skipped test counts as failed: nothing passes by skipping. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** The failed ones, for the end of the output. */
  readonly failures: readonly Failure[];
  /** Those among `passed` that passed at their second try only, with what the first one said. */
  readonly shaky?: readonly Failure[];
}

/** One failed test: where it stands and what it is called, and what it said. */
export interface Failure {
  readonly name: string;
  readonly error: string;
}

/** Several counts as one. */
export function sumOf(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    failures: counts.flatMap(({ failures }) => failures),
    shaky: counts.flatMap(({ shaky = [] }) => shaky),
  };
}

/** Nothing ran, for one reason. */
export function oneFailure(name: string, error: string): Count {
  return { passed: 0, failed: 1, failures: [{ name, error }] };
}

/** One of the suites of `npm test`. */
export interface Suite {
  readonly name: string;
  /** What it proves, for `npm test -- --help`. */
  readonly about: string;
  readonly run: () => Promise<Count>;
  /** Loads nothing native, and needs nothing of the machine but Node. */
  readonly isPure?: true;
  /** Why it runs only when it is asked for by name; it then counts as nothing. Absent: it always runs. */
  readonly whyByName?: string;
}

/** How a child process ended, with all it wrote when `capture` was asked. */
export interface Ending {
  readonly code: number | null;
  readonly output: string;
}

export interface CommandOptions {
  /** Collect the output instead of letting it through. */
  readonly capture?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Takes what other programs leave of the processors. */
  readonly lowPriority?: boolean;
  readonly limitMinutes?: number;
  /** Ends it with SIGTERM. */
  readonly signal?: AbortSignal;
}

/**
 * Runs one program to its end; it is killed when it takes longer than `limitMinutes`. No shell, no
 * standard input.
 */
export function command(
  program: string,
  args: readonly string[],
  {
    capture = false,
    env = {},
    lowPriority = false,
    limitMinutes = 15,
    signal,
  }: CommandOptions = {},
): Promise<Ending> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    if (lowPriority && child.pid !== undefined) {
      setPriority(child.pid, constants.priority.PRIORITY_LOW);
    }
    const limit = setTimeout(() => {
      chunks.push(Buffer.from(`\n${program} was ended after ${limitMinutes} minutes\n`));
      child.kill('SIGKILL');
    }, limitMinutes * 60_000);
    const stop = (): void => {
      child.kill('SIGTERM');
    };
    signal?.addEventListener('abort', stop);
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const end = (code: number | null): void => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', stop);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      end(null);
    });
    child.on('close', end);
  });
}

/** A program of node_modules/.bin. */
export function tool(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}
