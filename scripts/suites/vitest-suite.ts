import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, type Count, oneFailure, root, type Suite, tool } from './suite.ts';
import { countFileVariable } from './vitest-reporter.ts';

/** The module that Vitest loads as its reporter. */
export const countReporter = join(import.meta.dirname, 'vitest-reporter.ts');

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
      const shown = process.env['CI'] === undefined ? 'default' : 'dot';
      const { code } = await command(
        tool('vitest'),
        ['run', '--project', project, '--reporter', shown, '--reporter', countReporter],
        { env: { [countFileVariable]: file } },
      );
      return counted(file, code);
    },
  };
}

function counted(file: string, code: number | null): Count {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return oneFailure('no report', `Vitest itself ended with ${code}; see its output above.`);
  }
  // Written by CountReporter, which counts every kind of failure that it is told of.
  const count = JSON.parse(text) as Count;
  if (count.failed > 0 || code === 0) return count;
  return {
    ...oneFailure('outside the tests', `Vitest ended with ${code}.`),
    passed: count.passed,
  };
}
