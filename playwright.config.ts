import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from './test/e2e/browsers.ts';

/** Where the desk of the stories stands: the day of who plays is the day of desk and pages, at any hour. */
const timeZone = 'Europe/Amsterdam';
process.env['TZ'] = timeZone;

/**
 * The suites that run under Playwright. Three workers play stories: each test has a whole station of its own, and
 * two of them leave a third of the smallest machine that we test on, with two cores, unused.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/test/playwright',
  globalSetup: './test/e2e/harness/global-setup.ts',
  workers: 3,
  fullyParallel: false,
  // An escape or an update that succeeds once in two tries has failed.
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'nl-NL',
    timezoneId: timeZone,
    actionTimeout: 10_000,
    // A trace takes pictures all the time. For one test: npx playwright test <file> --trace on
    trace: 'off',
    // Read again in each worker, after the global set-up found Chromium.
    launchOptions: chromiumLaunchOptions(),
  },
  projects: [
    {
      name: 'e2e',
      // Three whole stations on two cores meet moments that nothing else meets. A test that needs its second
      // try is named at the end of the run, with what the first one said: look for the race before all else.
      retries: 1,
      testMatch: '**/*.spec.ts',
      testIgnore: ['**/packaged.spec.ts', '**/escape/*.spec.ts', '**/update/*.spec.ts'],
      grepInvert: /@walks/u,
      // What moves is drawn by the processor here, a sixth of a story's time. The walk-in and the sizes of
      // devices are played with it, as are the suites below.
      use: { contextOptions: { reducedMotion: 'reduce' } },
    },
    { name: 'walks', testMatch: '**/axe.spec.ts', grep: /@walks/u },
    { name: 'packaged', testMatch: '**/packaged.spec.ts' },
    { name: 'update', workers: 2, testMatch: '**/update/*.spec.ts' },
    { name: 'escape', workers: 2, testMatch: '**/escape/*.spec.ts' },
  ],
});
