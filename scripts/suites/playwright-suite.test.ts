import { expect, it } from 'vitest';
import { playwrightCount } from './playwright-suite.ts';

it('names what failed under Playwright: tests in groups, skipped ones, errors outside', () => {
  const test = (title: string, status: string, ...messages: readonly string[]) => ({
    title,
    file: 'stories/visit.spec.ts',
    tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
  });
  const report = {
    suites: [
      {
        title: 'stories/visit.spec.ts',
        specs: [test('is told', 'expected'), test('is called', 'skipped')],
        suites: [{ title: 'a visitor', specs: [test('waits', 'unexpected', 'Error: no number')] }],
      },
    ],
    errors: [{ message: 'Error: no display' }],
  };

  expect(playwrightCount(report, 1)).toEqual({
    passed: 1,
    failed: 3,
    failures: [
      { name: 'stories/visit.spec.ts › is called', error: 'The test is skipped.' },
      { name: 'stories/visit.spec.ts › a visitor › waits', error: 'Error: no number' },
      { name: 'outside the tests', error: 'Error: no display' },
    ],
    shaky: [],
  });
});

it('counts what passed at its second try, and says what the first one said', () => {
  const results = [{ errors: [{ message: 'Error: no number' }] }, { errors: [] }];
  const specs = [{ title: 'waits', file: 'visit.spec.ts', tests: [{ status: 'flaky', results }] }];

  expect(playwrightCount({ suites: [{ title: '', specs }], errors: [] }, 0)).toEqual({
    passed: 1,
    failed: 0,
    failures: [],
    shaky: [{ name: 'visit.spec.ts › waits', error: 'Error: no number' }],
  });
});

it('counts a run of Playwright that ended badly without a failed test as one failure', () => {
  expect(playwrightCount({ suites: [], errors: [] }, 1)).toMatchObject({ passed: 0, failed: 1 });
});
