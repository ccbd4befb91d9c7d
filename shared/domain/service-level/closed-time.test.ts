import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketStatus } from '../ticket.ts';
import { calendar, calendars, hour, moments } from './any-calendar.test-support.ts';
import { type Span, businessTime } from './business-time.ts';
import { clocksOf, isWarned, type TicketMoment } from './clock.ts';
import { type EnteredClosure, withoutSpans } from './closed-time.ts';
import type { Targets } from './terms.ts';

const minute = 60_000;
const target = { responseMinutes: 60, resolutionMinutes: 480 };
const byPriority = { '1': target, '2': target, '3': target, '4': target, '5': target };
const targets: Targets = {
  incident: byPriority,
  information: byPriority,
  change: byPriority,
  authorisation: byPriority,
  complaint: byPriority,
};
const office = { time: businessTime(calendar()), targets };
/** A moment on Monday 23 November 2026, by the clock of Amsterdam. */
const on = (text: string) => Date.parse(`2026-11-23T${text}:00+01:00`);
const closed = (from: string, until: string, entered = from): EnteredClosure => ({
  fromMs: on(from),
  untilMs: on(until),
  enteredMs: on(entered),
});
const moment = (text: string, status: TicketStatus): TicketMoment => ({
  atMs: on(text),
  status,
  priority: 3,
  reportType: 'incident',
});
const arrived = [moment('09:00', 'waiting')];

describe('a closure of the desk', () => {
  it('takes its hours out of the time of a ticket that is already here', () => {
    const { resolution, response } = clocksOf(arrived, [], office, on('12:00'), [
      closed('09:30', '11:30'),
    ]);

    expect(response).toMatchObject({ state: 'running', usedMs: hour, dueMs: on('12:00') });
    expect(resolution.dueMs).toBe(Date.parse('2026-11-24T10:30:00+01:00'));
  });

  it('moves what was still to come when it was entered, and nothing that had passed', () => {
    // Warned from 09:45, due at 10:00.
    const at = (entered: string) =>
      clocksOf(arrived, [], office, on('13:00'), [closed('09:30', '11:30', entered)]).response;

    expect(at('09:44')).toMatchObject({ warnMs: on('11:45'), dueMs: on('12:00') });
    expect(at('09:50')).toMatchObject({ warnMs: on('09:45'), dueMs: on('12:00') });
    // It was late at 10:01. What comes after that does not make it later.
    expect(at('10:01')).toMatchObject({
      state: 'breached',
      warnMs: on('09:45'),
      dueMs: on('10:00'),
      usedMs: 151 * minute,
    });
  });

  it('leaves a clock that had stopped as it was', () => {
    const worked = [...arrived, moment('09:40', 'in-progress')];

    const { response } = clocksOf(worked, [], office, on('13:00'), [
      closed('09:30', '11:30', '11:00'),
    ]);

    expect(response).toMatchObject({ state: 'met', usedMs: 40 * minute });
  });

  it('counts once where it overlaps a pause or another closure', () => {
    const pause = { fromMs: on('09:30'), untilMs: on('11:00') };
    const closures = [closed('10:00', '12:00'), closed('11:30', '12:30')];

    const { response } = clocksOf(arrived, [pause], office, on('12:30'), closures);

    expect(response).toMatchObject({ usedMs: 30 * minute, dueMs: on('13:00') });
  });

  it('ends a stretch of opening time and begins another', () => {
    const time = withoutSpans(office.time, [closed('12:00', '13:00')]);

    expect(time.openings(on('00:00'), on('23:00'))).toMatchObject([
      { fromMs: on('08:30'), untilMs: on('12:00') },
      { fromMs: on('13:00'), untilMs: on('17:00') },
    ]);
  });
});

const spans = fc.array(
  fc
    .tuple(moments, fc.integer({ min: 0, max: 3000 }))
    .map(([fromMs, minutes]): Span => ({ fromMs, untilMs: fromMs + minutes * minute })),
  { maxLength: 5 },
);
const closures = fc
  .tuple(spans, fc.array(fc.integer({ min: -2000, max: 3000 }), { minLength: 5, maxLength: 5 }))
  .map(([each, delays]) =>
    each.map((span, place): EnteredClosure => ({
      ...span,
      enteredMs: span.fromMs + (delays[place] ?? 0) * minute,
    })),
  );
const reachMs = 1500 * minute;

describe('any calendar with any closures, also when the clocks change', () => {
  it('counts the minutes of the calendar that lie in no closure, and finds back what it counted', () => {
    fc.assert(
      fc.property(
        calendars,
        spans,
        moments,
        fc.integer({ min: 0, max: 40 * hour }),
        (of, gaps, fromMs, countMs) => {
          const plain = businessTime(of);
          const time = withoutSpans(plain, gaps);
          let open = 0;
          for (let at = fromMs; at < fromMs + reachMs; at += minute) {
            if (gaps.some((gap) => gap.fromMs <= at && at < gap.untilMs)) continue;
            open += plain.between(at, at + minute);
          }
          const toMs = fromMs + reachMs;
          const dueMs = time.after(fromMs, countMs);
          if (dueMs === null) throw new Error('A week with an open day never ends');

          expect(time.between(fromMs, toMs)).toBe(open);
          expect(time.between(fromMs, dueMs)).toBe(countMs);
          expect(dueMs).toBeGreaterThanOrEqual(plain.after(fromMs, countMs) ?? 0);
          const shown = time
            .openings(fromMs, toMs)
            .map((each) => Math.min(each.untilMs, toMs) - Math.max(each.fromMs, fromMs));
          expect(shown.reduce((sum, each) => sum + each, 0)).toBe(open);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never makes a moment come sooner, nor takes back what was told before it was entered', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        closures,
        spans,
        fc.nat(),
        fc.integer({ min: 0, max: 5000 }),
        (of, startMs, entered, pauses, which, laterMinutes) => {
          const rules = { time: businessTime(of), targets };
          const history: TicketMoment[] = [
            { atMs: startMs, status: 'waiting', priority: 3, reportType: 'incident' },
          ];
          const nowMs = startMs + laterMinutes * minute;
          const clocks = (those: readonly EnteredClosure[], atMs = nowMs) =>
            clocksOf(history, pauses, rules, atMs, those);
          const without = entered.filter((_, place) => place !== which % entered.length);

          const all = clocks(entered);
          const fewer = clocks(without);
          const later = clocks(entered, nowMs + 90 * minute);

          for (const clock of ['response', 'resolution'] as const) {
            const [one, other] = [all[clock], fewer[clock]];
            expect(one.dueMs ?? 0).toBeGreaterThanOrEqual(other.dueMs ?? 0);
            expect(one.warnMs ?? 0).toBeGreaterThanOrEqual(other.warnMs ?? 0);
            expect(one.warnMs ?? 0).toBeLessThanOrEqual(one.dueMs ?? 0);
            expect(one.usedMs).toBeLessThanOrEqual(other.usedMs);
            const targetMs = one.targetMinutes * minute;
            if (one.state === 'breached') expect(one.usedMs).toBeGreaterThanOrEqual(targetMs);
            else expect(one.usedMs).toBeLessThanOrEqual(targetMs);
            // Who was told that it was late before a closure was entered was told the truth.
            for (const closure of entered) {
              const before = clocks(
                entered.filter(({ enteredMs }) => enteredMs < closure.enteredMs),
                closure.enteredMs,
              )[clock];
              const after = clocks(
                entered.filter(({ enteredMs }) => enteredMs <= closure.enteredMs),
                closure.enteredMs,
              )[clock];
              if (before.state === 'breached') expect(after.dueMs).toBe(before.dueMs);
              if (isWarned(before, closure.enteredMs - 1)) {
                expect(after.warnMs).toBe(before.warnMs);
              }
            }
            expect(later[clock].dueMs).toBe(one.dueMs);
            expect(later[clock].usedMs).toBeGreaterThanOrEqual(one.usedMs);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
