import { describe, expect, it } from 'vitest';
import type { IntakeReply } from '../../shared/domain/intake-reply.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { confirmedTakeAway, nextStepFor } from './take-away.ts';

describe('what happens next', () => {
  it('follows from what the visitor came for', () => {
    expect(nextStepFor({ errand: 'problem', reportType: 'incident' })).toBe('technician-calls-you');
    expect(nextStepFor({ errand: 'handover', reportType: 'change' })).toBe(
      'device-operations-calls-you',
    );
    expect(nextStepFor({ errand: 'question', reportType: 'information' })).toBe(
      'answer-at-counter',
    );
    expect(nextStepFor({ errand: 'problem', reportType: 'authorisation' })).toBe(
      'authorisation-checked-at-counter',
    );
  });

  it('for a complaint is that it is read, whatever the errand', () => {
    for (const errand of ['problem', 'handover', 'question'] as const) {
      expect(nextStepFor({ errand, reportType: 'complaint' })).toBe('complaint-read-today');
    }
  });

  it('lets nobody wait who complains, whatever the desk says of the line', () => {
    // Only what a slip is made of; the rest of a visit is not looked at.
    const visit = { visitId: '1', locale: 'nl', errand: 'question', decision: null, details: null };
    const reply = { peopleAhead: 3, wait: { fromMinutes: 5, toMinutes: 9 }, statusPath: '/s/x' };
    const taken = (reportType: TicketIntake['reportType']) =>
      confirmedTakeAway(
        { ...visit, reportType } as unknown as TicketIntake,
        reply as unknown as IntakeReply,
        'A1',
        null,
      );

    expect(taken('information')).toMatchObject({ peopleAhead: 3, wait: reply.wait });
    expect(taken('complaint')).toMatchObject({ peopleAhead: null, wait: null });
  });
});
