import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, type Count, root, type Suite, tool } from './suite.ts';

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** One project of vitest.config.ts as a suite; `prepare` gets what its tests need of the machine. */
export function vitestSuite(
  project: string,
  about: string,
  prepare: () => Promise<void> = async () => {},
): Suite {
  return {
    name: project,
    about,
    async run() {
      const file = join(root, 'out', 'test', `${project}.json`);
      mkdirSync(dirname(file), { recursive: true });
      rmSync(file, { force: true });
      await prepare();
      const { code } = await command(tool('vitest'), [
        'run',
        '--project',
        project,
        '--reporter',
        process.env['CI'] === undefined ? 'default' : 'dot',
        '--reporter',
        'json',
        `--outputFile.json=${file}`,
      ]);
      return counted(file, code);
    },
  };
}

/** A file that did not load has no tests of its own and counts as one failure. */
function counted(file: string, code: number | null): Count {
  let report: Report;
  try {
    // Written by the version of Vitest that package.json pins.
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    // No report: Vitest itself did not get as far, which is one failure.
    return { passed: 0, failed: 1 };
  }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = report.numTotalTests - report.numPassedTests + broken;
  return {
    passed: report.numPassedTests,
    // An unhandled error fails the run without failing a test.
    failed: failed === 0 && code !== 0 ? 1 : failed,
  };
}
