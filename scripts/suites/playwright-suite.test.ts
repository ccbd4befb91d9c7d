import { expect, it } from 'vitest';
import { playwrightCount } from './playwright-suite.ts';

it('names what failed under Playwright: tests in groups, flaky and skipped ones, errors outside', () => {
  const test = (title: string, status: string, ...messages: readonly string[]) => ({
    title,
    file: 'stories/visit.spec.ts',
    tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
  });
  const report = {
    suites: [
      {
        title: 'stories/visit.spec.ts',
        specs: [test('is told', 'expected'), test('is called', 'flaky')],
        suites: [{ title: 'a visitor', specs: [test('waits', 'unexpected', 'Error: no number')] }],
      },
    ],
    errors: [{ message: 'Error: no display' }],
  };

  expect(playwrightCount(report, 1)).toEqual({
    passed: 1,
    failed: 3,
    failures: [
      { name: 'stories/visit.spec.ts › is called', error: 'The test is flaky.' },
      { name: 'stories/visit.spec.ts › a visitor › waits', error: 'Error: no number' },
      { name: 'outside the tests', error: 'Error: no display' },
    ],
  });
});

it('counts a run of Playwright that ended badly without a failed test as one failure', () => {
  expect(playwrightCount({ suites: [], errors: [] }, 1)).toMatchObject({ passed: 0, failed: 1 });
});
