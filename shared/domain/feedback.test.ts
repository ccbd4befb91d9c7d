import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  feedbackSchema,
  feedbackSince,
  mayGiveFeedback,
  sumFeedback,
  timeLostSchema,
  isAskedByMail,
} from './feedback.ts';

it('feedback is given once and may be changed for a day', () => {
  const givenAt = '2026-11-27T09:00:00.000Z';
  const later = (ms: number) => Date.parse(givenAt) + ms;

  expect(mayGiveFeedback(null, 0)).toBe(true);
  expect(mayGiveFeedback(givenAt, later(24 * 60 * 60 * 1000))).toBe(true);
  expect(mayGiveFeedback(givenAt, later(24 * 60 * 60 * 1000 + 1))).toBe(false);
});

it('an answer of before the ticket was closed once more does not stand', () => {
  const given = { givenAt: '2026-11-27T09:00:00.000Z' };

  expect(feedbackSince('2026-11-27T08:00:00.000Z', given)).toBe(given);
  expect(feedbackSince('2026-11-28T08:00:00.000Z', given)).toBeNull();
  expect(feedbackSince(null, given)).toBe(given);
});

it('each answer counts once among what is solved and once among the time that was lost', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          solved: fc.constantFrom(...feedbackSchema.shape.solved.options),
          timeLost: fc.constantFrom(...timeLostSchema.options),
          count: fc.nat(50),
        }),
      ),
      (counted) => {
        const sums = sumFeedback(counted);
        const total = (counts: Readonly<Record<string, number>>) =>
          Object.values(counts).reduce((sum, count) => sum + count, 0);

        expect(total(sums.solved)).toBe(sums.given);
        expect(total(sums.timeLost)).toBe(sums.given);
      },
    ),
  );
});

it('asks by mail of what was worked on here, and never of a complaint', () => {
  const asked = (
    reportType: 'incident' | 'complaint',
    closingCode: 'solved' | 'referred' | 'refused' | null,
    resolvedAt: string | null = null,
  ) => isAskedByMail({ reportType, closingCode, resolvedAt, closedAt: '2026-11-30T09:00:00.000Z' });

  expect([
    asked('incident', 'solved'),
    asked('incident', 'referred'),
    asked('incident', 'refused'),
    asked('incident', null),
    asked('complaint', 'solved'),
    asked('incident', 'solved', '2026-10-31T09:00:00.000Z'),
    asked('incident', 'solved', '2026-10-31T08:59:59.999Z'),
  ]).toEqual([true, false, false, false, false, true, false]);
});
