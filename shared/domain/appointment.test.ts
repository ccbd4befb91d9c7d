import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsAt, isLate, isOver, keptEarlyMinutes, mayKeep, turnOf } from './appointment.ts';
import { type TurnRule, ordinaryRules, turnRuleOf } from './desk-rules.ts';

const ordinaryTurn = turnRuleOf(ordinaryRules);
const minuteMs = 60_000;
const tenMs = Date.UTC(2026, 10, 27, 10, 0);
const at = (minutes: number) => tenMs + minutes * minuteMs;

const rules = fc.record({
  headStartMinutes: fc.integer({ min: 0, max: 30 }),
  graceMinutes: fc.integer({ min: 0, max: 20 }),
  mostOvertaking: fc.integer({ min: 1, max: 4 }),
});
const minutesOfDay = fc.integer({ min: 0, max: 240 });

/** Books what fits, as the desk does. */
function bookAll(wanted: readonly number[], rule: TurnRule): readonly number[] {
  const booked: number[] = [];
  for (const moment of wanted) if (fitsAt(moment, booked, rule)) booked.push(moment);
  return booked;
}

describe('the turn of somebody with an appointment', () => {
  it('is a quarter of an hour before its time, however early he comes', () => {
    expect(turnOf(tenMs, at(-60), ordinaryTurn)).toBe(at(-15));
    expect(turnOf(tenMs, at(0), ordinaryTurn)).toBe(at(-15));
    expect(turnOf(tenMs, at(10), ordinaryTurn)).toBe(at(-15));
  });

  it('is when he came, once he is more than ten minutes late', () => {
    expect(turnOf(tenMs, at(11), ordinaryTurn)).toBe(at(11));
    expect(isLate(tenMs, at(11), ordinaryTurn)).toBe(true);
  });

  it('puts him before nobody who came before the head start', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: -120, max: 120 }), (rule, came) => {
        const turn = turnOf(tenMs, at(came), rule);

        expect(turn).toBeGreaterThanOrEqual(at(-rule.headStartMinutes));
        expect(turn).toBe(came > rule.graceMinutes ? at(came) : at(-rule.headStartMinutes));
      }),
    );
  });
});

describe('what keeps an appointment', () => {
  const problem = { errand: 'problem', reportType: 'incident', queue: 'advice' } as const;
  const bringsBack = {
    errand: 'handover',
    reportType: 'change',
    queue: 'device-operations',
  } as const;
  const complaint = {
    errand: 'problem',
    reportType: 'complaint',
    queue: 'confidential',
  } as const;
  const advice = { queue: 'advice' } as const;
  const devices = { queue: 'device-operations' } as const;

  it('is a visit of its queue, or a problem or question in another', () => {
    expect([
      mayKeep(problem, advice),
      mayKeep(problem, devices),
      mayKeep(bringsBack, devices),
    ]).toEqual([true, true, true]);
  });

  it('is never a hand-over for advice, or a complaint', () => {
    expect([
      mayKeep(bringsBack, advice),
      mayKeep(complaint, advice),
      mayKeep(complaint, devices),
    ]).toEqual([false, false, false]);
  });

  it('comes an hour before its time at the earliest, or when its head start begins', () => {
    expect(keptEarlyMinutes(ordinaryTurn)).toBe(60);
    expect(keptEarlyMinutes({ headStartMinutes: 90 })).toBe(90);
  });

  it('never counts as arrived more than that hour after it came', () => {
    fc.assert(
      fc.property(rules, fc.double({ min: 0, max: 1, noNaN: true }), (rule, part) => {
        const cameAt = tenMs - part * keptEarlyMinutes(rule) * minuteMs;

        expect(turnOf(tenMs, cameAt, rule) - cameAt).toBeLessThanOrEqual(60 * minuteMs);
      }),
    );
  });

  it('is expected until its minutes are over', () => {
    const appointment = { startsAt: new Date(tenMs).toISOString(), minutes: 20 };

    expect([isOver(appointment, at(19)), isOver(appointment, at(20))]).toEqual([false, true]);
  });
});

describe('what is booked', () => {
  it('is never so much that a walk-in is overtaken more often than the rule says', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(minutesOfDay, { maxLength: 40 }),
        fc.array(fc.integer({ min: -60, max: 40 }), { minLength: 40, maxLength: 40 }),
        minutesOfDay,
        (rule, wanted, lateness, walkIn) => {
          const came = at(walkIn);
          const booked = bookAll(wanted.map(at), rule);
          const overtaking = booked.filter((startsAt, index) => {
            const cameAt = startsAt + (lateness[index] ?? 0) * minuteMs;
            return cameAt > came && turnOf(startsAt, cameAt, rule) < came;
          });

          expect(overtaking.length).toBeLessThanOrEqual(rule.mostOvertaking);
        },
      ),
    );
  });

  it('is refused only when the span is full', () => {
    const two = [at(0), at(10)];

    expect(fitsAt(at(20), two, ordinaryTurn)).toBe(false);
    expect(fitsAt(at(26), two, ordinaryTurn)).toBe(true);
    expect(fitsAt(at(-20), two, ordinaryTurn)).toBe(true);
  });
});
