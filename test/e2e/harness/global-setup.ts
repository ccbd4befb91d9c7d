import { buildForTests } from '../../../scripts/suites/build-for-tests.ts';
import { findChromium } from '../browsers.ts';
import { startDisplay } from './display.ts';

/**
 * Once per run: builds what is stale, finds Electron and Chromium, and starts a display when the
 * machine has none. What the workers need goes through the environment.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env['BALIE_TEST_ELECTRON'] === undefined) {
    Object.assign(process.env, await buildForTests());
  }
  process.env['BALIE_TEST_CHROMIUM'] = await findChromium();
  if (process.env['DISPLAY'] !== undefined) return async () => {};

  const display = await startDisplay();
  process.env['DISPLAY'] = display.name;
  return () => display.stop();
}
