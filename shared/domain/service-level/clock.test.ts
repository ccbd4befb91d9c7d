import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketStatus } from '../ticket.ts';
import { businessTime } from './business-time.ts';
import {
  type ClockRules,
  type TicketMoment,
  type TimeSpan,
  clocksOf,
  isOpen,
  isWarned,
} from './clock.ts';
import type { Targets } from './terms.ts';

const minute = 60_000;
const hour = 60 * minute;
const office = { from: '08:30', until: '17:00' };
const time = businessTime({
  timeZone: 'Europe/Amsterdam',
  week: {
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: null,
    sunday: null,
  },
  isClosed: () => false,
});
const byPriority = {
  '1': { responseMinutes: 15, resolutionMinutes: 120 },
  '2': { responseMinutes: 30, resolutionMinutes: 240 },
  '3': { responseMinutes: 60, resolutionMinutes: 480 },
  '4': { responseMinutes: 60, resolutionMinutes: 960 },
  '5': { responseMinutes: 60, resolutionMinutes: 960 },
};
const targets: Targets = {
  incident: byPriority,
  information: byPriority,
  change: byPriority,
  authorisation: byPriority,
  complaint: byPriority,
};
const rules: ClockRules = { time, targets };

/** A moment on Monday 23 November 2026, by the clock of Amsterdam. */
const on = (text: string) => Date.parse(`2026-11-23T${text}:00+01:00`);

function history(
  ...steps: readonly (readonly [string, TicketStatus, TicketMoment['priority']?])[]
): TicketMoment[] {
  let priority: TicketMoment['priority'] = 3;
  return steps.map(([text, status, changed]) => {
    priority = changed ?? priority;
    return { atMs: on(text), status, priority, reportType: 'incident' };
  });
}

describe('the clocks of a ticket', () => {
  it('run from the arrival and are due after the target of its priority', () => {
    const clocks = clocksOf(history(['09:00', 'waiting']), [], rules, on('09:30'));

    expect(clocks).toEqual({
      response: {
        state: 'running',
        targetMinutes: 60,
        usedMs: 30 * minute,
        dueMs: on('10:00'),
        warnMs: on('09:45'),
        stoppedMs: null,
      },
      resolution: {
        state: 'running',
        targetMinutes: 480,
        usedMs: 30 * minute,
        dueMs: on('17:00'),
        warnMs: on('15:00'),
        stoppedMs: null,
      },
    });
  });

  it('stop response when work first begins and resolution when it is resolved', () => {
    const clocks = clocksOf(
      history(
        ['09:00', 'waiting'],
        ['09:20', 'called'],
        ['09:25', 'in-progress'],
        ['11:00', 'resolved'],
      ),
      [],
      rules,
      on('16:00'),
    );

    expect(clocks.response).toMatchObject({
      state: 'met',
      usedMs: 25 * minute,
      stoppedMs: on('09:25'),
    });
    expect(clocks.resolution).toMatchObject({ state: 'met', usedMs: 2 * hour, dueMs: null });
  });

  it('go on with what was used when a ticket is opened again, without a second response', () => {
    const clocks = clocksOf(
      history(
        ['09:00', 'waiting'],
        ['09:25', 'in-progress'],
        ['11:00', 'resolved'],
        ['13:00', 'waiting'],
      ),
      [],
      rules,
      on('14:00'),
    );

    expect(clocks.response).toMatchObject({ state: 'met', usedMs: 25 * minute });
    expect(clocks.resolution).toMatchObject({
      state: 'running',
      usedMs: 3 * hour,
      stoppedMs: null,
    });
  });

  it('stand still in a pause, which moves the due moment on', () => {
    const pause = { fromMs: on('09:30'), untilMs: on('11:30') };
    const arrived = history(['09:00', 'waiting', 2]);

    const during = clocksOf(arrived, [pause], rules, on('10:30')).resolution;
    const after = clocksOf(arrived, [pause], rules, on('12:00')).resolution;

    expect(during).toMatchObject({ state: 'paused', usedMs: 30 * minute, dueMs: on('15:00') });
    expect(after).toMatchObject({ state: 'running', usedMs: hour, dueMs: on('15:00') });
  });

  it('run on while its visitor is on hold or did not come, and are no pause', () => {
    const away = history(
      ['09:00', 'waiting'],
      ['09:10', 'on-hold'],
      ['09:30', 'waiting'],
      ['09:40', 'called'],
      ['09:50', 'no-show'],
    );

    const clocks = clocksOf(away, [], rules, on('09:55'));

    expect(clocks.response).toMatchObject({
      state: 'running',
      usedMs: 55 * minute,
      dueMs: on('10:00'),
    });
    expect(clocks.resolution).toMatchObject({ state: 'running', usedMs: 55 * minute });
  });

  it('end a pause with the stretch in which the ticket was open', () => {
    const clocks = clocksOf(
      history(['09:00', 'in-progress'], ['10:00', 'resolved'], ['11:00', 'waiting']),
      [{ fromMs: on('09:30'), untilMs: on('16:00') }],
      rules,
      on('12:00'),
    );

    expect(clocks.resolution).toMatchObject({ state: 'running', usedMs: 1.5 * hour });
  });

  it('follow a new priority from the arrival on, while what had stopped keeps its target', () => {
    const clocks = clocksOf(
      history(['09:00', 'waiting', 1], ['09:10', 'in-progress'], ['10:00', 'in-progress', 4]),
      [],
      rules,
      on('10:30'),
    );

    expect(clocks.response).toMatchObject({ state: 'met', targetMinutes: 15 });
    expect(clocks.resolution).toMatchObject({ state: 'running', targetMinutes: 960 });
  });

  it('are breached past the due moment, not at it, also when it is stopped later', () => {
    const arrived = history(['09:00', 'waiting', 1]);
    const late = history(['09:00', 'waiting', 1], ['09:40', 'in-progress']);

    expect(clocksOf(arrived, [], rules, on('09:15')).response.state).toBe('running');
    expect(clocksOf(arrived, [], rules, on('09:15') + 1).response.state).toBe('breached');
    expect(clocksOf(late, [], rules, on('12:00')).response).toMatchObject({
      state: 'breached',
      usedMs: 40 * minute,
      dueMs: on('09:15'),
    });
  });

  it('judge nobody who left before his time was over', () => {
    const left = history(['09:00', 'waiting'], ['09:10', 'cancelled']);

    expect(clocksOf(left, [], rules, on('16:00'))).toMatchObject({
      response: { state: 'cancelled' },
      resolution: { state: 'cancelled' },
    });
  });

  it('warn from three quarters of the target until they stop', () => {
    const arrived = history(['09:00', 'waiting']);
    const warned = (text: string) =>
      isWarned(clocksOf(arrived, [], rules, on(text)).response, on(text));

    expect([warned('09:44'), warned('09:45'), warned('10:30')]).toEqual([false, true, true]);
  });
});

/** What happens to a ticket, a number of minutes after what happened before. */
const happenings = fc.array(
  fc.record({
    afterMinutes: fc.integer({ min: 1, max: 400 }),
    what: fc.oneof(
      fc.constantFrom<TicketStatus>(
        'waiting',
        'called',
        'in-progress',
        'on-hold',
        'no-show',
        'resolved',
        'closed',
      ),
      fc.integer({ min: 1, max: 900 }).map((pauseMinutes) => ({ pauseMinutes })),
    ),
  }),
  { maxLength: 12 },
);
const starts = ['2026-03-27T06:00:00Z', '2026-10-23T06:00:00Z', '2026-11-23T09:00:00Z'];

it('count, whatever happens, each open minute outside pauses once, and never go back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...starts).map((text) => Date.parse(text)),
      happenings,
      fc.integer({ min: 0, max: 3000 }),
      (startMs, steps, laterMinutes) => {
        const walked = walk(startMs, steps, laterMinutes);
        const { moments, pauses, nowMs } = walked;

        const { resolution, response } = clocksOf(moments, pauses, rules, nowMs);
        const later = clocksOf(moments, pauses, rules, nowMs + 90 * minute).resolution;

        const usedMinutes = resolution.usedMs / minute;
        expect(usedMinutes).toBe(walked.usedMinutes);
        expect(response.usedMs).toBeLessThanOrEqual(resolution.usedMs);
        if (resolution.state === 'running' || resolution.state === 'paused') {
          expect(resolution.state).toBe(walked.state);
          expect(usedMinutes).toBeLessThanOrEqual(resolution.targetMinutes);
        }
        if (resolution.state === 'breached') {
          expect(usedMinutes).toBeGreaterThanOrEqual(resolution.targetMinutes);
        }
        expect(later.usedMs).toBeGreaterThanOrEqual(resolution.usedMs);
        expect(later.dueMs).toBe(resolution.dueMs);
      },
    ),
    { numRuns: 200 },
  );
});

/** Lives through the happenings minute by minute, counting as a person would. */
function walk(
  startMs: number,
  steps: readonly { afterMinutes: number; what: TicketStatus | { pauseMinutes: number } }[],
  laterMinutes: number,
) {
  const moments: TicketMoment[] = [];
  const pauses: TimeSpan[] = [];
  let status: TicketStatus = 'waiting';
  let pausedUntilMs = 0;
  let usedMinutes = 0;
  let nowMs = startMs;
  const become = (next: TicketStatus) => {
    status = next;
    if (!isOpen(next)) pausedUntilMs = 0;
    moments.push({ atMs: nowMs, status, priority: 3, reportType: 'incident' });
  };
  const live = (minutes: number) => {
    for (const endMs = nowMs + minutes * minute; nowMs < endMs; nowMs += minute) {
      if (isOpen(status) && nowMs >= pausedUntilMs) {
        usedMinutes += time.between(nowMs, nowMs + minute) / minute;
      }
    }
  };
  become('waiting');
  for (const { afterMinutes, what } of steps) {
    live(afterMinutes);
    if (typeof what === 'string') {
      become(what);
    } else if (isOpen(status)) {
      const untilMs = nowMs + what.pauseMinutes * minute;
      pauses.push({ fromMs: nowMs, untilMs });
      pausedUntilMs = Math.max(pausedUntilMs, untilMs);
    }
  }
  live(laterMinutes);
  const state = nowMs < pausedUntilMs ? 'paused' : 'running';
  return { moments, pauses, nowMs, usedMinutes, state };
}
