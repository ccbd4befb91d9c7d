// @ts-check
/**
 * Finds Electron's binary without importing `electron`: since Electron 42 that import starts a
 * download, which hangs on a slow network.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, root } from './places.mjs';

const folder = join(modules, 'electron');
const failureMarker = join(modules, '.balie-electron-unreachable');

/**
 * The executable that the `electron` package would start, or null when there is none yet.
 * `ELECTRON_OVERRIDE_DIST_PATH` comes first, as in the package itself.
 *
 * @returns {string | null}
 */
export function findElectron() {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined) {
    const executable = join(override, name ?? 'electron');
    return existsSync(executable) ? executable : null;
  }
  if (name === null) return null;
  const executable = join(folder, 'dist', name);
  return existsSync(executable) ? executable : null;
}

/**
 * Lets the `electron` package fetch its binary, at most once per lock file and never for longer than
 * the limit. Answers what `findElectron` answers afterwards.
 *
 * @param {number} limitMs
 * @returns {Promise<string | null>}
 */
export async function fetchElectron(limitMs) {
  const found = findElectron();
  if (found !== null || process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined) return found;
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(failureMarker) && readFileSync(failureMarker, 'utf8') === lock) return null;

  console.log(`Fetching Electron’s binary, once and for ${limitMs / 1000} s at most`);
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.on('close', () => {
      clearTimeout(limit);
      resolve(undefined);
    });
    child.on('error', resolve);
  });
  const fetched = findElectron();
  if (fetched === null) writeFileSync(failureMarker, lock);
  return fetched;
}
