import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { type Count, type Failure, root } from './suite.ts';

/** The file that this reporter writes its count to stands in this variable of the environment. */
export const countFileVariable = 'BALIE_TEST_COUNT';

/**
 * Counts a run of Vitest and keeps the reason of each failure. Vitest's JSON report leaves out why a
 * `beforeAll` failed and what was thrown outside the tests.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly Pick<SerializedError, 'message' | 'stack'>[],
  ): void {
    const file = process.env[countFileVariable];
    if (file === undefined) throw new Error(`${countFileVariable} names no file`);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failures = [
      ...modules.flatMap(brokenGroups),
      ...tests.filter((test) => test.result().state !== 'passed').map(failureOf),
      ...unhandled.map((error) => ({ name: 'outside the tests', error: textOf(error) })),
    ];
    const count: Count = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failures.length,
      failures,
    };
    writeFileSync(file, JSON.stringify(count));
  }
}

/** A file that did not load, and a group whose set-up or end failed. */
function brokenGroups(module: TestModule): readonly Failure[] {
  const file = relative(root, module.moduleId);
  return [
    ...module.errors().map((error) => ({ name: file, error: textOf(error) })),
    ...[...module.children.allSuites()].flatMap((group) =>
      group
        .errors()
        .map((error) => ({ name: `${file} › ${group.fullName}`, error: textOf(error) })),
    ),
  ];
}

function failureOf(test: TestCase): Failure {
  const { state, errors = [] } = test.result();
  return {
    name: `${relative(root, test.module.moduleId)} › ${test.fullName}`,
    error: errors.map(textOf).join('\n') || `The test is ${state}.`,
  };
}

/** The stack without the lines of packages, which would push our own off the end of the output. */
function textOf({ message, stack }: Pick<SerializedError, 'message' | 'stack'>): string {
  const places = (stack ?? '')
    .split('\n')
    .filter((line) => /^ +at /u.test(line) && !line.includes('node_modules'));
  return [message, ...places].join('\n').replaceAll(root, '.');
}
