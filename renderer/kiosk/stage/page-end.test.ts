import { expect, it } from 'vitest';
import { pageEnd } from './page-end.ts';

const box = (scrollHeight: number, scrollTop = 0, clientHeight = 500) => ({
  ...{ scrollHeight, clientHeight, scrollTop },
});

it('has nothing to turn to while everything is in sight but a bit of margin', () => {
  expect(pageEnd(box(500), 0)).toBe('all-seen');
  expect(pageEnd(box(508), 0)).toBe('all-seen');
  expect(pageEnd(box(509), 0)).toBe('more-below');
});

it('knows the end of a page, rounded pixels included', () => {
  expect(pageEnd(box(900, 300), 64)).toBe('more-below');
  expect(pageEnd(box(900, 399.5), 64)).toBe('at-end');
});

it('goes again when the page fits without the key, and stays when it does not', () => {
  expect(pageEnd(box(560), 64)).toBe('all-seen');
  expect(pageEnd(box(600), 64)).toBe('more-below');
});
