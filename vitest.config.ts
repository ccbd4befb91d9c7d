import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/suites/longest-first.ts';

/**
 * The suites that run under Vitest. `npm test` runs each project by itself and counts its tests;
 * `vitest run --project unit` or `vitest run <path>` runs a part of them.
 */
export default defineConfig({
  test: {
    // A suite without tests is a broken suite, never a passed one.
    passWithNoTests: false,
    allowOnly: false,
    retry: 0,
    maxWorkers: 2,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{shared,devices,desk,main,preload,renderer,scripts,test/lab}/**/*.test.{ts,tsx}',
          ],
          // Property tests take milliseconds, but seconds on a machine that is busy with other suites.
          testTimeout: 30_000,
          // Nothing outside the process, so nothing that one file could leave to the next: four times as fast.
          isolate: false,
          alias: { sqlite3: join(import.meta.dirname, 'scripts', 'suites', 'no-native-code.ts') },
        },
      },
      {
        test: {
          name: 'fuzz',
          include: ['test/fuzz/**/*.test.ts'],
          // 100,000 inputs take seconds of computing, and minutes on a machine that is busy otherwise.
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['test/architecture/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: 'test/integration/build-programs.ts',
          // Desks, databases and files are each test's own; what is loaded serves the next file.
          isolate: false,
          // Many wait for child processes.
          maxWorkers: 3,
          // PostgreSQL and child processes start inside hooks; on a busy small machine that takes a while.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
