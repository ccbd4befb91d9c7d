import { expect, it } from 'vitest';
import { fact } from './facts.test-support.ts';
import { findingsOf } from './find.ts';

it.each([
  [{ passed: true, 'below-threshold': [] }, []],
  [{ passed: false }, ['fault drive-smart-failing']],
  [{ passed: true, 'below-threshold': ['5'] }, ['fault drive-smart-failing']],
  [{ reallocated: 0, pending: 0 }, []],
  [{ reallocated: 1, pending: 0 }, ['attention drive-bad-sectors']],
  [{ reallocated: 0, pending: 1 }, ['fault drive-bad-sectors']],
  [{ 'wear-used': 79 }, []],
  [{ 'wear-used': 80 }, ['attention drive-worn']],
  [{ 'wear-used': 99 }, ['attention drive-worn']],
  [{ 'wear-used': 100 }, ['fault drive-worn']],
  [{ temperature: 54 }, []],
  [{ temperature: 55 }, ['attention drive-hot']],
  [{ temperature: 69, 'solid-state': true }, []],
  [{ temperature: 70, 'solid-state': true }, ['attention drive-hot']],
  [{ 'powered-on': 1824 }, []],
  [{ 'powered-on': 1825 }, ['attention drive-old']],
  [{ locked: true }, ['attention drive-password-locked']],
  [{ available: false }, ['unknown drive-smart-unavailable']],
  [{ available: true, locked: false }, []],
])('the health %j leads to %j', (values, expected) => {
  const facts = Object.entries(values).map(([key, value]) => fact(`drive-smart.${key}`, value));

  expect(findingsOf(facts).map(({ code, verdict }) => `${verdict} ${code}`)).toEqual(expected);
});
