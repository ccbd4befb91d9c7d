import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command, root, type Suite, tool } from './suite.ts';

/** The part of Playwright's JSON report that is read here. */
interface Report {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** One project of playwright.config.ts as a suite. */
export function playwrightSuite(
  project: string,
  about: string,
  prepare: () => Promise<Readonly<Record<string, string>>>,
): Suite {
  return {
    name: project,
    about,
    async run() {
      const file = join(root, 'out', 'test', `${project}.json`);
      rmSync(file, { force: true });
      const { code } = await command(
        tool('playwright'),
        ['test', '--project', project, '--reporter', 'list,json'],
        { env: { ...(await prepare()), PLAYWRIGHT_JSON_OUTPUT_NAME: file }, limitMinutes: 20 },
      );
      let report: Report;
      try {
        // Written by the version of Playwright that package.json pins.
        report = JSON.parse(readFileSync(file, 'utf8')) as Report;
      } catch {
        // No report: Playwright itself did not get as far, which is one failure.
        return { passed: 0, failed: 1 };
      }
      const { expected, unexpected, flaky, skipped } = report.stats;
      const failed = unexpected + flaky + skipped + report.errors.length;
      return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed };
    },
  };
}
