import { build } from '../build/build.ts';
import { electronForTests } from '../test-runtime.mjs';

/**
 * Builds what the end-to-end tests start and finds the Electron that starts it. Answers the
 * environment of the tests.
 */
export async function buildForTests(): Promise<Readonly<Record<string, string>>> {
  await build(['renderer', 'main', 'preload', 'reader', 'lab', 'lab-reader', 'lab-desk'], (line) =>
    console.log(line),
  );
  const { executable, dist, own } = await electronForTests();
  console.log(own ? 'Electron: its own binary' : 'Electron: the test runtime (Electron 42)');
  return { BALIE_TEST_ELECTRON: executable, BALIE_TEST_ELECTRON_DIST: dist };
}
