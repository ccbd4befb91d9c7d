// @ts-check
/**
 * Installs the packages of the lock file when it changed since the last time. Runs on the system's
 * own Node 20 before anything is installed, hence plain JavaScript without dependencies.
 *
 * Packages come without their install scripts; then exactly the scripts that `allowScripts` in
 * package.json admits are run, one by one. So npm 10, 11 and 12 do the same, and the long step
 * (compiling sqlite3) is seen, cached and explained when it fails.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, installedMarker, modules, projectNode, root } from './places.mjs';
import { npm, SetupTrouble } from './run-npm.mjs';
import { provideSqlite } from './sqlite-binary.mjs';

/**
 * Brings node_modules in line with the lock file. Does nothing when it is.
 *
 * @returns {Promise<void>}
 */
export async function ensureInstalled() {
  const finish = await installPackages();
  await finish?.();
}

/**
 * The same, but for what must be compiled. Answers what does that and marks the whole as installed; null
 * when nothing is left to do.
 *
 * @returns {Promise<(() => Promise<void>) | null>}
 */
export async function installPackages() {
  giveTemporaryFolder();
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(installedMarker) && readFileSync(installedMarker, 'utf8').trim() === wanted) {
    return null;
  }
  rmSync(installedMarker, { force: true });

  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    // npm would empty the folder behind the link, which is somebody else's.
    throw new SetupTrouble('node_modules is a link to another folder; remove it, then try again');
  }
  const started = Date.now();
  console.log('Installing packages (first run, or package-lock.json changed)');
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], 15, 'fetching packages');

  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The manifest is the project's own file, written by hand and reviewed.
  const { allowScripts } = /** @type {{ allowScripts: Record<string, boolean> }} */ (manifest);
  const admitted = Object.keys(allowScripts).filter(
    (name) => allowScripts[name] === true && existsSync(join(modules, name)),
  );
  await npm(
    ['rebuild', ...admitted.filter((name) => name !== 'sqlite3')],
    10,
    'fetching Node 24 for the project',
  );
  const makeSqlite = await provideSqlite();
  const finish = async () => {
    await makeSqlite?.();
    prove();
    writeFileSync(installedMarker, `${wanted}\n`);
    console.log(`Packages are ready (${Math.round((Date.now() - started) / 1000)} s)`);
  };
  if (makeSqlite !== null) return finish;
  await finish();
  return null;
}

/** Whether what was compiled can be loaded by the project's Node. */
function prove() {
  const proof = spawnSync(projectNode, ['-e', "require('sqlite3')"], { cwd: root });
  if (proof.status !== 0) {
    throw new SetupTrouble(
      `The installed packages do not run:\n${proof.error?.message ?? String(proof.stderr)}`,
    );
  }
}

/** A temporary folder that does not exist or cannot be written breaks tools in odd ways later. */
function giveTemporaryFolder() {
  const probe = join(tmpdir(), `balie-${process.pid}`);
  try {
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
  } catch {
    // Not usable: take one of our own, which every child inherits.
    const own = join(cacheFolder, 'tmp');
    mkdirSync(own, { recursive: true });
    process.env['TMPDIR'] = own;
  }
}
