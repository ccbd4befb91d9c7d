import { spawn } from 'node:child_process';
import { CheckFailed } from './checks.ts';

/** How a program in the guest ended. */
export interface ProgramEnding {
  readonly code: number | null;
  readonly output: string;
  readonly durationMs: number;
}

/**
 * Runs a program to its end without stopping this process: the emulated devices live in it and must
 * answer while the program asks them.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  limitMs = 20_000,
): Promise<ProgramEnding> {
  const started = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const take = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      output += error.message;
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, output, durationMs: performance.now() - started });
    });
  });
}

/** The output of a program that must end well, on an emulated machine that others slow down. */
export async function must(program: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runProgram(program, args, 400_000);
  if (code !== 0) throw new CheckFailed(`${program} ended with ${code}: ${output.trim()}`);
  return output;
}
