import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take minutes, the longest first. Vitest takes the length of a file for its time where it never saw it
 * run; begun last, these keep one worker busy after all others have ended.
 */
const longest = [
  'test/integration/crash/crash.test.ts',
  'test/integration/desk-postgres.test.ts',
  'test/integration/desk-postgres-clock.test.ts',
  'test/integration/desk-sqlite.test.ts',
  'test/integration/desk-program.test.ts',
  'test/integration/desk-access.test.ts',
];

/** Begins with what takes longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((name) => moduleId.endsWith(name));
      return found === -1 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
