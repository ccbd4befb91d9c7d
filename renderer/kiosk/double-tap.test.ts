import { describe, expect, it } from 'vitest';
import { isSecondHalf, type Press } from './double-tap.ts';
import { askedBy } from './flow/asked-by.ts';
import { next } from './flow/next.ts';
import { attract, play } from './flow/played.test-support.ts';

const atUrgency = play(
  attract,
  { type: 'errand-chosen', errand: 'problem' },
  { type: 'badge-scanned', badgeNumber: '0412345' },
  { type: 'category-chosen', category: 'storage' },
  { type: 'reason-finished' },
  { type: 'device-decided', choice: 'no-device' },
);
const answered = next(atUrgency, { type: 'urgency-answered', answer: { since: 'today' } }).model;

const first: Press = {
  atMs: 1000,
  x: 300,
  y: 500,
  by: 'finger',
  count: 1,
  asked: askedBy(atUrgency.screen),
};
const second: Press = {
  ...first,
  atMs: 1180,
  x: 310,
  y: 492,
  asked: askedBy(answered.screen),
};

describe('the second tap of a double tap', () => {
  it('is none at the question that the first one brought', () => {
    expect(isSecondHalf(first, second)).toBe(true);
  });

  it.each([
    ['at the same question', { asked: first.asked }],
    ['after the new question could be read', { atMs: 1500 }],
    ['at another place', { x: 700 }],
    ['with a mouse, that counts its own double clicks', { by: 'mouse' }],
  ] as const)('is a tap of its own %s', (_when, change) => {
    expect(isSecondHalf(first, { ...second, ...change })).toBe(false);
  });

  it('is known by the count of a mouse', () => {
    expect(isSecondHalf(first, { ...second, by: 'mouse', count: 2 })).toBe(true);
  });

  it('may be the first tap of whoever is there', () => {
    expect(isSecondHalf(null, second)).toBe(false);
  });
});

describe('what a screen asks', () => {
  it('is the same while it is typed, and another on the second page of the same tiles', () => {
    const category = play(
      attract,
      { type: 'errand-chosen', errand: 'problem' },
      { type: 'badge-scanned', badgeNumber: '0412345' },
    );
    const more = play(category, { type: 'category-chosen', category: 'something-else' });
    const words = play(more, { type: 'category-chosen', category: 'something-else' });
    const typed = play(words, { type: 'words-typed', words: 'Het' });

    expect(askedBy(more.screen)).not.toBe(askedBy(category.screen));
    expect(askedBy(typed.screen)).toBe(askedBy(words.screen));
  });
});
