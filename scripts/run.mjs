// @ts-check
/**
 * `node scripts/run.mjs <program> [arguments]`: installs what the lock file names, then runs a program of
 * the project on its own Node 24. So every command of package.json works as the first one on a bare machine.
 */
import { join } from 'node:path';
import { continueWith, runOrExplain } from './continue.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './places.mjs';

runOrExplain(async () => {
  await ensureInstalled();
  const [program = '', ...args] = process.argv.slice(2);
  continueWith([join(root, program), ...args]);
});
