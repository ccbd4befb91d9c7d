// @ts-check
/** The one package that must be compiled where its prebuilt binary cannot be fetched. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { cacheFolder, modules } from './places.mjs';
import { npm, onPath, SetupTrouble, systemNode } from './run-npm.mjs';

const folder = join(modules, 'sqlite3');
const binary = join(folder, 'build', 'Release', 'node_sqlite3.node');

/**
 * Puts sqlite3's native binary in place from the cache. Where it is not there, gets what is needed to
 * make it, and answers what makes it: by a prebuilt download, or compiled here.
 *
 * @returns {Promise<(() => Promise<void>) | null>}
 */
export async function provideSqlite() {
  const cached = join(
    cacheFolder,
    `sqlite3-${version()}-${process.platform}-${process.arch}-${libc()}.node`,
  );
  if (existsSync(cached)) {
    mkdirSync(dirname(binary), { recursive: true });
    copyFileSync(cached, binary);
    return null;
  }
  // The prebuilt file comes from GitHub. Without a way to it the download must not be waited for.
  const prebuilt = await reachable('github.com', 443, 5000);
  if (!prebuilt) installMissing(missingBuildTools());
  return () => makeSqlite(prebuilt, cached);
}

/**
 * @param {boolean} prebuilt
 * @param {string} cached
 * @returns {Promise<void>}
 */
async function makeSqlite(prebuilt, cached) {
  if (!prebuilt) {
    console.log(
      'Compiling sqlite3, about 2 to 4 minutes on two cores; the result is kept for next time',
    );
  }
  try {
    await npm(['rebuild', 'sqlite3'], 15, 'building sqlite3', {
      ...(prebuilt ? {} : { npm_config_build_from_source: 'true' }),
      ...nodeHeaders(),
      MAKEFLAGS: process.env['MAKEFLAGS'] ?? '-j2',
    });
  } catch (error) {
    const missing = missingBuildTools();
    if (missing.length === 0) throw error;
    throw new SetupTrouble(
      `sqlite3 could not be built: ${missing.join(', ')} missing.\n` +
        `Install: apt-get install -y ${missing.join(' ')}   and run this command again.`,
    );
  }
  if (!existsSync(binary)) throw new SetupTrouble('sqlite3 was built, but left no binary');
  mkdirSync(cacheFolder, { recursive: true });
  copyFileSync(binary, `${cached}.${process.pid}`);
  renameSync(`${cached}.${process.pid}`, cached);
}

/** The C library that a native module is bound to. */
function libc() {
  if (process.platform !== 'linux') return 'system';
  return existsSync('/etc/alpine-release') ? 'musl' : 'glibc';
}

/** Debian puts Node's headers beside Node; using them spares node-gyp a download. */
function nodeHeaders() {
  const prefix = join(dirname(systemNode()), '..');
  return existsSync(join(prefix, 'include', 'node', 'node_api.h'))
    ? { npm_config_nodedir: prefix, npm_package_config_node_gyp_nodedir: prefix }
    : {};
}

/** The version that the lock file named and npm put there. */
function version() {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // Every package on npm has a version of this form.
  return /** @type {{ version: string }} */ (manifest).version;
}

/** @returns {string[]} */
function missingBuildTools() {
  return ['python3', 'make', 'g++'].filter((tool) => onPath(tool) === undefined);
}

/** @param {readonly string[]} tools */
function installMissing(tools) {
  if (tools.length === 0 || process.getuid?.() !== 0 || onPath('apt-get') === undefined) return;
  console.log(`Installing ${tools.join(', ')} with apt-get`);
  const options = { stdio: /** @type {const} */ ('inherit'), timeout: 600_000 };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...tools], {
    ...options,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * @param {string} host
 * @param {number} port
 * @param {number} timeoutMs
 * @returns {Promise<boolean>}
 */
function reachable(host, port, timeoutMs) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
