// @ts-check
/** `npm start`: installs what the lock file names, then runs the whole station on Node 24. */
import { join } from 'node:path';
import { continueWith, runOrExplain } from './continue.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './places.mjs';

runOrExplain(async () => {
  await ensureInstalled();
  continueWith([join(root, 'scripts', 'station.ts'), ...process.argv.slice(2)]);
});
