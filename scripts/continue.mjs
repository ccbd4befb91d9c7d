// @ts-check
/** Goes on from the machine's Node to the project's own. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { cacheFolder, modules, projectNode, root } from './places.mjs';
import { SetupTrouble } from './run-npm.mjs';

/**
 * The project's programs first on the path, so that `node` means Node 24.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function projectEnvironment() {
  return {
    ...process.env,
    BALIE_CACHE: cacheFolder,
    PATH: [join(modules, '.bin'), process.env['PATH'] ?? ''].join(delimiter),
  };
}

/**
 * Goes on with a program on the project's Node and ends as it ends. Ctrl-C reaches the program by
 * itself (one process group); a plain SIGTERM is passed on.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} extra
 */
export function continueWith(args, extra = {}) {
  const child = spawn(projectNode, args, {
    cwd: root,
    env: { ...projectEnvironment(), ...extra },
    stdio: 'inherit',
  });
  process.on('SIGINT', () => {
    // The program got it too and ends in its own time; this process only waits for that.
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) => {
    console.error(`Cannot run ${projectNode}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
  return child;
}

/**
 * Runs `work` and shows expected trouble as one message without a stack.
 *
 * @param {() => Promise<void>} work
 */
export function runOrExplain(work) {
  work().catch((/** @type {unknown} */ error) => {
    if (!(error instanceof SetupTrouble)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  });
}
