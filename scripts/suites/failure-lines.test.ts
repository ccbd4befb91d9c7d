import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureLines } from './failure-lines.ts';

it('names the suite, the test and the beginning of its error, without colours', () => {
  const lines = failureLines([
    {
      suite: 'e2e',
      name: 'stories/visit.spec.ts › a visitor\ngets a number',
      error: '\u001B[31mError: expected\u001B[39m 1\r\n\n\tat visit.spec.ts:12',
    },
  ]);

  expect(lines).toEqual([
    '✗ e2e: stories/visit.spec.ts › a visitor gets a number',
    '    Error: expected 1',
    '      at visit.spec.ts:12',
  ]);
});

it('keeps fifteen lines of one failure', () => {
  const error = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');

  const lines = failureLines([{ suite: 'unit', name: 'a.test.ts › a', error }]);

  expect(lines).toHaveLength(15);
  expect(lines.at(-1)).toBe('    line 13');
});

it('says how many more there are than it can name', () => {
  const failures = Array.from({ length: 100 }, (_, at) => ({
    suite: 'unit',
    name: `test ${at}`,
    error: 'Error',
  }));

  const lines = failureLines(failures);

  expect(lines.slice(-2)).toEqual(['✗ unit: test 58', '✗ and 41 more']);
});

it('never needs more than sixty lines and never holds a control character', () => {
  const failure = fc.record({ suite: fc.string(), name: fc.string(), error: fc.string() });
  fc.assert(
    fc.property(fc.array(failure, { maxLength: 200 }), (failures) => {
      const lines = failureLines(failures);

      expect(lines.length).toBeLessThanOrEqual(60);
      expect(lines.join('')).not.toMatch(/\p{Cc}/u);
    }),
  );
});
