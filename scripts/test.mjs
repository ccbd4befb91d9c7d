// @ts-check
/** `npm test`: installs what the lock file names, then runs the test suites on Node 24. */
import { join } from 'node:path';
import { continueWith, runOrExplain } from './continue.mjs';
import { installPackages } from './install.mjs';
import { root, stillInstalling } from './places.mjs';

runOrExplain(async () => {
  const compileRest = await installPackages();
  const program = [join(root, 'scripts', 'suites.ts'), ...process.argv.slice(2)];
  if (compileRest === null) {
    continueWith(program);
    return;
  }
  // One file takes one processor for minutes: suites without native code run beside it.
  const suites = continueWith(program, { [stillInstalling]: 'yes' });
  try {
    await compileRest();
  } catch (error) {
    suites.kill('SIGTERM');
    throw error;
  }
});
