import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TicketStatus, movesAllowed, ticketStatusSchema } from './ticket.ts';
import { earlierAnswerSchema } from './earlier-answer.ts';
import { earlierQuestion, outcomeOf, visitorMay } from './visitor-answer.ts';

const closedAt = '2026-11-20T12:00:00.000Z';
const dayMs = 24 * 60 * 60 * 1000;
const standing = (status: TicketStatus) => ({
  status,
  verification: null,
  refused: false,
  closedAt: status === 'closed' || status === 'cancelled' ? closedAt : null,
});
const onDay = (day: number) => Date.parse(closedAt) + day * dayMs;

describe('what a visitor may say', () => {
  it('is whether it works, once it is resolved, and after that that it does not any more', () => {
    const resolved = standing('resolved');

    expect(visitorMay(resolved, onDay(0), 7)).toEqual(['verify']);
    expect(visitorMay({ ...resolved, verification: 'works' }, onDay(0), 7)).toEqual(['reopen']);
  });

  it('is nothing of a request that was refused, and nobody is asked whether it works', () => {
    const refused = { ...standing('resolved'), refused: true };

    expect(visitorMay(refused, onDay(0), 7)).toEqual([]);
    expect(earlierQuestion(refused, 'same-person', onDay(0), 7)).toBeNull();
    expect(outcomeOf('does-not-work', refused, onDay(0), 7)).toBeNull();
  });

  it('ends on the last day after closing', () => {
    const closed = standing('closed');

    expect(visitorMay(closed, onDay(7), 7)).toEqual(['reopen']);
    expect(visitorMay(closed, onDay(7) + 1, 7)).toEqual([]);
  });
});

describe('what is asked at check-in', () => {
  it('is whether it belongs to an open ticket and whether a resolved one works', () => {
    expect(earlierQuestion(standing('waiting'), 'same-person', onDay(0), 7)).toBe('join');
    expect(earlierQuestion(standing('resolved'), 'same-person', onDay(0), 7)).toBe('verify');
    expect(earlierQuestion(standing('cancelled'), 'same-device', onDay(0), 7)).toBeNull();
  });

  it('is whether a closed one came back, only of its own device', () => {
    expect(earlierQuestion(standing('closed'), 'same-device', onDay(3), 7)).toBe('reopen');
    expect(earlierQuestion(standing('closed'), 'same-person', onDay(3), 7)).toBeNull();
    expect(earlierQuestion(standing('closed'), 'same-device', onDay(8), 7)).toBeNull();
  });
});

describe('what an answer does', () => {
  it('never asks of a ticket what its state does not allow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ticketStatusSchema.options),
        fc.constantFrom(...earlierAnswerSchema.shape.answer.options),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (status, answer, day) => {
          const outcome = outcomeOf(answer, standing(status), onDay(day), 7);
          const allowed = movesAllowed(status);

          if (outcome?.does === 'verify') expect(allowed).toContain('verify');
          if (outcome?.does === 'reopen') expect(allowed).toContain('reopen');
          if (answer === 'other') expect(outcome).toBeNull();
          if (answer === 'works') expect(outcome).not.toBeNull();
        },
      ),
    );
  });

  it('makes a ticket of its own when the other was closed too long ago meanwhile', () => {
    expect(outcomeOf('same', standing('closed'), onDay(8), 7)).toBeNull();
    expect(outcomeOf('same', standing('closed'), onDay(3), 7)).toEqual({ does: 'reopen' });
    expect(outcomeOf('partly', standing('resolved'), onDay(3), 7)).toEqual({
      does: 'verify',
      verification: 'partly',
    });
  });
});
