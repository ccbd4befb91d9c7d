// @ts-check
/** Where things are: the project, its packages, and the cache that outlives both. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What is dear to make and the same for every checkout of this user. */
export const cacheFolder = process.env['BALIE_CACHE'] ?? join(homedir(), '.cache', 'balie');

export const modules = join(root, 'node_modules');

/** Stands there when all of the lock file is installed, and holds its hash. */
export const installedMarker = join(modules, '.balie-installed');

/** Set for a program that was started while what must be compiled still is. */
export const stillInstalling = 'BALIE_STILL_INSTALLING';

/** Node 24 of the project, whatever Node the machine has. */
export const projectNode = join(modules, '.bin', 'node');
