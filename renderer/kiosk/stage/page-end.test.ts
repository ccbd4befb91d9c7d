import { expect, it } from 'vitest';
import { pageEnd } from './page-end.ts';

/** A page of some height with an empty status line below it, in a box with 8 pixels of padding. */
const box = (height: number, scrollTop = 0, clientHeight = 500) => ({
  ...{ clientHeight, scrollTop, paddingBottom: 8 },
  parts: [
    { offsetTop: 8, offsetHeight: height - 16 },
    { offsetTop: height - 8, offsetHeight: 0 },
  ],
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

it('says the same with and without the key of a page that fills its box and is still sliding in', () => {
  // scrollHeight says ten pixels more than there are, each time.
  const sliding = (clientHeight: number) => ({
    ...box(clientHeight, 0, clientHeight),
    scrollHeight: clientHeight + 10,
  });
  expect(pageEnd(sliding(497), 0)).toBe('all-seen');
  expect(pageEnd(sliding(399), 98)).toBe('all-seen');
});

it('says the same with and without the key of a page that is too long by a part of a pixel', () => {
  // As a browser told it: the key takes 71 pixels and a bit of the box, and says that it is 72 high.
  const tooLong = (clientHeight: number) => ({
    ...{ clientHeight, scrollTop: 0, paddingBottom: 15.206 },
    parts: [{ offsetTop: 15, offsetHeight: 599 }],
  });
  expect(pageEnd(tooLong(621), 0)).toBe('more-below');
  expect(pageEnd(tooLong(550), 72)).toBe('more-below');
});
