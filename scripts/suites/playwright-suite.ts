import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command, type Count, type Failure, oneFailure, root, type Suite, tool } from './suite.ts';

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightReport {
  readonly suites: readonly ReportedSuite[];
  readonly errors: readonly { readonly message?: string }[];
}

interface ReportedSuite {
  readonly title: string;
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly errors: readonly { readonly message: string }[] }[];
    }[];
  }[];
  readonly suites?: readonly ReportedSuite[];
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
        { env: { ...(await prepare()), PLAYWRIGHT_JSON_OUTPUT_NAME: file }, limitMinutes: 25 },
      );
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch {
        return oneFailure(
          'no report',
          `Playwright itself ended with ${code}; see its output above.`,
        );
      }
      // Written by the version of Playwright that package.json pins.
      return playwrightCount(JSON.parse(text) as PlaywrightReport, code);
    },
  };
}

/**
 * A skipped test counts as failed, and so does an error outside the tests. One that passed at its second
 * try (`retries` in playwright.config.ts) counts as passed and is named.
 */
export function playwrightCount(report: PlaywrightReport, code: number | null): Count {
  const tests = report.suites.flatMap((suite) => testsOf(suite, []));
  const failures = [
    ...tests
      .filter(({ status }) => status !== 'expected' && status !== 'flaky')
      .map(({ name, status, error }) => ({ name, error: error || `The test is ${status}.` })),
    ...report.errors.map(({ message = '' }) => ({ name: 'outside the tests', error: message })),
  ];
  if (failures.length === 0 && code !== 0) {
    failures.push({ name: 'outside the tests', error: `Playwright ended with ${code}.` });
  }
  const shaky = tests
    .filter(({ status }) => status === 'flaky')
    .map(({ name, error }) => ({ name, error }));
  const passed = tests.filter(({ status }) => status === 'expected').length + shaky.length;
  return { passed, failed: failures.length, failures, shaky };
}

function testsOf(
  suite: ReportedSuite,
  groups: readonly string[],
): readonly (Failure & { readonly status: string })[] {
  return [
    ...suite.specs.flatMap(({ title, file, tests }) =>
      tests.map(({ status, results }) => ({
        name: [file, ...groups, title].join(' › '),
        status,
        error: results.flatMap(({ errors }) => errors.map(({ message }) => message)).join('\n'),
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, [...groups, inner.title])),
  ];
}
