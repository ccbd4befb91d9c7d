// @ts-check
/** npm as a child process that shows that it lives and is never waited for without end. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { modules, root } from './places.mjs';

/** Trouble that the user can take away; its message says how. */
export class SetupTrouble extends Error {}

/**
 * Runs npm, shows that it lives, and ends it when it takes far too long.
 *
 * @param {readonly string[]} args
 * @param {number} limitMinutes
 * @param {string} doing
 * @param {Readonly<Record<string, string>>} extra
 * @returns {Promise<void>}
 */
export function npm(args, limitMinutes, doing, extra = {}) {
  const node = systemNode();
  const script = process.env['npm_execpath'];
  const [command, first] =
    script !== undefined && script.endsWith('.js') ? [node, [script]] : ['npm', []];
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        PATH: [dirname(node), ...outerPath()].join(delimiter),
        npm_config_loglevel: 'error',
        npm_config_fetch_timeout: '60000',
        npm_config_fetch_retries: '2',
        ...extra,
      },
    });
    const progress = setInterval(
      () => console.log(`  still ${doing} (${Math.round((Date.now() - started) / 1000)} s)`),
      30_000,
    );
    const limit = setTimeout(() => child.kill('SIGTERM'), limitMinutes * 60_000);
    const finish = () => {
      clearInterval(progress);
      clearTimeout(limit);
    };
    child.on('error', (error) => {
      finish();
      reject(new SetupTrouble(`npm cannot be run: ${error.message}`));
    });
    child.on('exit', (code) => {
      finish();
      if (code === 0) resolve();
      else {
        const reason = code === null ? `no end within ${limitMinutes} minutes` : `exit ${code}`;
        reject(new SetupTrouble(`npm ${args[0]} failed while ${doing}: ${reason}`));
      }
    });
  });
}

/** The Node that runs npm; never the one inside node_modules, which `npm ci` removes. */
export function systemNode() {
  const candidates = [process.env['npm_node_execpath'], process.execPath, onPath('node')];
  return (
    candidates.find((path) => path !== undefined && !path.startsWith(`${modules}${sep}`)) ?? 'node'
  );
}

/**
 * Where a program is, outside node_modules.
 *
 * @param {string} program
 * @returns {string | undefined}
 */
export function onPath(program) {
  return outerPath()
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        // Not here; the next folder may have it.
        return false;
      }
    });
}

/** The path without the project's own programs, which disappear during `npm ci`. */
function outerPath() {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.includes(`node_modules${sep}.bin`));
}
