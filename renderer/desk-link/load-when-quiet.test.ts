import { expect, it } from 'vitest';
import { mayLoad } from './load-when-quiet.ts';
import { isOtherPage } from './page-version.ts';

const minute = 60_000;
const quiet = {
  nowMs: 10 * minute,
  knownAtMs: 9 * minute,
  changedAtMs: 9 * minute,
  connected: true,
  inTheMiddle: false,
};

it('loads a page of a newer desk when nothing happens on it, and at last when it never is quiet', () => {
  const busy = { ...quiet, changedAtMs: quiet.nowMs - 3_000 };

  expect([mayLoad(quiet), mayLoad(busy)]).toEqual([true, false]);
  expect(mayLoad({ ...busy, knownAtMs: 5 * minute })).toBe(true);
});

it('never loads while the desk is away or somebody has typed', () => {
  const long = { ...quiet, knownAtMs: 0 };

  expect(mayLoad({ ...long, connected: false })).toBe(false);
  expect(mayLoad({ ...long, inTheMiddle: true })).toBe(false);
});

it('takes a page for another only when it was told which one it is', () => {
  const page = (content: string | null) => ({
    querySelector: () => (content === null ? null : ({ content } as never)),
  });

  expect(['"a"', '"b"'].map((said) => isOtherPage(page('a'), said))).toEqual([false, true]);
  expect(isOtherPage(page(null), '"b"')).toBe(false);
});
