import { describe, expect, it } from 'vitest';
import type { ClosingTime } from '../../shared/domain/closing-time.ts';
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

  // Only what a slip is made of; the rest of a visit is not looked at.
  const visit = { visitId: '1', locale: 'nl', errand: 'question', decision: null, details: null };
  const nowMs = Date.parse('2026-11-30T07:00:00.000Z');
  const opensAt = '2026-11-30T07:30:00.000Z';
  const taken = (
    reportType: TicketIntake['reportType'],
    wait = { fromMinutes: 5, toMinutes: 9 },
    known: string | null = null,
    closing: ClosingTime | null = null,
    personAsked = false,
  ) =>
    confirmedTakeAway(
      { ...visit, reportType, personAsked } as unknown as TicketIntake,
      { peopleAhead: 3, wait, statusPath: '/s/x' } as unknown as IntakeReply,
      'A1',
      { publicUrl: null, opensAt: known, closing, away: [], nowMs },
    );

  it('lets nobody wait who complains, whatever the desk says of the line', () => {
    expect(taken('information')).toMatchObject({
      peopleAhead: 3,
      wait: { fromMinutes: 5, toMinutes: 9 },
    });
    expect(taken('complaint')).toMatchObject({ peopleAhead: null, wait: null });
  });

  it('tells who is expected at another site where', () => {
    const elsewhere = { startsAt: opensAt, site: 'Zuid', where: '' };
    const reply = { peopleAhead: 3, wait: { fromMinutes: 5, toMinutes: 9 }, statusPath: '/s/x' };
    const told = (more: Partial<IntakeReply>) =>
      confirmedTakeAway(
        { ...visit, reportType: 'incident' } as unknown as TicketIntake,
        { ...reply, ...more } as unknown as IntakeReply,
        'A1',
        { publicUrl: null, opensAt: null, closing: null, away: [], nowMs },
      );

    expect(told({ elsewhere }).elsewhere).toEqual(elsewhere);
    expect(told({})).not.toHaveProperty('elsewhere');
  });

  it('tells of whom nobody is at work who knows most about it, and when one comes', () => {
    const away = [{ skill: 'printing', expectedAt: opensAt }, { skill: 'network' }] as const;
    const awayOf = (category: string, more: Partial<TicketIntake> = {}) =>
      confirmedTakeAway(
        { ...visit, reportType: 'incident', reason: { category }, ...more } as TicketIntake,
        {
          peopleAhead: 3,
          wait: { fromMinutes: 5, toMinutes: 9 },
          statusPath: '/s/x',
        } as IntakeReply,
        'A1',
        { publicUrl: null, opensAt: null, closing: null, away, nowMs },
      ).away;

    expect(awayOf('printing')).toEqual({ expectedAt: opensAt });
    expect(awayOf('wifi')).toEqual({});
    expect(awayOf('mail')).toBeNull();
    expect(awayOf('printing', { reportType: 'complaint' })).toBeNull();
  });

  it('is to come back while the desk is closed, and to wait so long from when it opens', () => {
    const closed = { fromMinutes: 35, toMinutes: 39 };

    expect(taken('information', closed, opensAt)).toMatchObject({
      opensAt,
      wait: { fromMinutes: 5, toMinutes: 9 },
      nextStep: 'come-back-when-open',
    });
    expect(taken('complaint', closed, opensAt)).toMatchObject({
      opensAt: null,
      nextStep: 'complaint-read-today',
    });
  });

  it('is to come back for who is unlikely to be helped before it closes, and to wait from then on', () => {
    const closes: ClosingTime = {
      closesAt: '2026-11-30T07:20:00.000Z',
      opensAgainAt: '2026-12-01T07:00:00.000Z',
    };
    const overNight = { fromMinutes: 24 * 60 + 40, toMinutes: 24 * 60 + 70 };

    expect(taken('information', overNight, null, closes)).toMatchObject({
      opensAt: closes.opensAgainAt,
      today: 'unlikely',
      wait: { fromMinutes: 40, toMinutes: 70 },
      nextStep: 'come-back-when-open',
    });
    expect(taken('information', { fromMinutes: 15, toMinutes: 25 }, null, closes)).toMatchObject({
      opensAt: null,
      today: 'perhaps',
      wait: { fromMinutes: 15, toMinutes: 25 },
      nextStep: 'answer-at-counter',
    });
    expect(taken('information', undefined, null, closes)).toMatchObject({ today: null });
    // Somebody is there still for who asks for a person, to leave his device.
    expect(taken('information', overNight, null, closes, true)).toMatchObject({
      today: 'unlikely',
      nextStep: 'answer-at-counter',
    });
  });

  it('is to wait as usual when somebody came to work since the desk said that it is closed', () => {
    expect(taken('information', undefined, opensAt)).toMatchObject({
      opensAt: null,
      wait: { fromMinutes: 5, toMinutes: 9 },
      nextStep: 'answer-at-counter',
    });
  });
});
