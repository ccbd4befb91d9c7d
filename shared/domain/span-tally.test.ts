import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ReportedTicket, heldForMs, spanTally } from './span-tally.ts';
import { reportTypeSchema, workQueueSchema } from './report-type.ts';
import { resolutionSchema } from './ticket.ts';

const days = Array.from({ length: 30 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}`);
const inUtc = (at: string) => ({ day: at.slice(0, 10), hour: Number(at.slice(11, 13)) });
const start = Date.parse('2026-11-01T00:00:00.000Z');
const end = Date.parse('2026-12-01T00:00:00.000Z');
const moment = (ms: number) => new Date(ms).toISOString();

const plain: ReportedTicket = {
  arrivedAt: '2026-11-03T09:00:00.000Z',
  queue: 'advice',
  reportType: 'incident',
  category: 'wifi',
  finding: null,
  deviceName: null,
  closingCode: null,
  withArgument: true,
  selfHelp: null,
  promised: { wait: { fromMinutes: 5, toMinutes: 10 } },
  calledAt: null,
  closedAt: null,
  reopenedAt: null,
  nextAt: null,
  repeat: false,
  agreement: null,
};

function sumsOf(tickets: readonly ReportedTicket[], nowMs = end + heldForMs) {
  const tally = spanTally(days, inUtc, nowMs);
  for (const ticket of tickets) tally.add(ticket);
  return tally.sums();
}

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const later = (from: number) =>
  some(fc.integer({ min: from, max: end + 2 * heldForMs }).map(moment));
const tickets = fc.array(
  fc.integer({ min: start, max: end - 1 }).chain((arrivedMs): fc.Arbitrary<ReportedTicket> =>
    fc.record({
      arrivedAt: fc.constant(moment(arrivedMs)),
      queue: fc.constantFrom(...workQueueSchema.options),
      reportType: fc.constantFrom(...reportTypeSchema.options),
      category: some(fc.constantFrom('wifi', 'screen', 'mail')),
      finding: some(fc.constantFrom('storage-full', 'battery-worn')),
      deviceName: some(fc.constantFrom('Acme One', 'Acme Two', 'Bolt X')),
      closingCode: some(fc.constantFrom(...resolutionSchema.shape.closingCode.options)),
      withArgument: fc.boolean(),
      selfHelp: some(fc.constantFrom('helped', 'not-enough')),
      promised: some(
        fc
          .tuple(fc.nat(30), fc.nat(30), fc.constantFrom('perhaps', 'unlikely', undefined))
          .map(([fromMinutes, more, today]) => ({
            wait: { fromMinutes, toMinutes: fromMinutes + more },
            today,
          })),
      ),
      calledAt: later(arrivedMs),
      closedAt: later(arrivedMs),
      reopenedAt: later(arrivedMs),
      nextAt: later(arrivedMs + 1),
      repeat: fc.boolean(),
      agreement: some(
        fc.record({
          running: fc.boolean(),
          responseBreached: fc.boolean(),
          resolutionBreached: fc.boolean(),
        }),
      ),
    }),
  ),
);
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

it('every table of a month adds up to its tickets, whatever happened', () => {
  fc.assert(
    fc.property(tickets, fc.integer({ min: start, max: end + 2 * heldForMs }), (made, nowMs) => {
      const sums = sumsOf(made, nowMs);
      const { firstVisit, selfHelp, waits } = sums;

      expect(sums.tickets).toBe(made.length);
      expect(sums.days.map(({ day }) => day)).toEqual(days);
      for (const rows of [sums.days, sums.types, sums.queues, sums.categories]) {
        expect(total(rows.map((row) => row.tickets))).toBe(made.length);
      }
      expect(total(sums.hours.flat())).toBe(made.length);
      expect(total(waits.weeks.map(({ called }) => called))).toBe(waits.total.called);
      expect(total(waits.weeks.map(({ inside }) => inside))).toBe(waits.total.inside);
      expect(waits.total.called).toBe(
        made.filter(
          ({ calledAt, promised }) =>
            calledAt !== null && promised !== null && promised.today === undefined,
        ).length,
      );
      expect(
        firstVisit.fixed + firstVisit.reopenedSoon + firstVisit.cameBack + firstVisit.tooEarly,
      ).toBe(firstVisit.closed);
      expect(selfHelp.held + selfHelp.cameBack + selfHelp.tooEarly).toBe(selfHelp.helped);
      for (const each of sums.agreements) {
        expect(each.met + each.breached + each.running).toBe(each.measured);
      }
      expect(total(sums.models.map((model) => model.tickets))).toBe(
        made.filter(({ deviceName }) => deviceName !== null).length,
      );
      expect(total(sums.findings.map((row) => row.tickets))).toBe(
        made.filter(({ finding }) => finding !== null).length,
      );
    }),
  );
});

it('the order in which tickets are read changes no figure', () => {
  fc.assert(
    fc.property(tickets, (made) => {
      expect(sumsOf(made.toReversed())).toEqual(sumsOf(made));
    }),
  );
});

it('lays the wait that was promised beside the one it was, week by week', () => {
  const called = (day: string, minutes: number): ReportedTicket => ({
    ...plain,
    arrivedAt: `2026-11-${day}T09:00:00.000Z`,
    calledAt: `2026-11-${day}T09:${String(minutes).padStart(2, '0')}:00.000Z`,
  });

  const { waits } = sumsOf([called('02', 5), called('03', 11), called('09', 10), plain]);

  expect(waits).toEqual({
    total: {
      called: 3,
      inside: 2,
      promisedMedianMinutes: 10,
      medianMinutes: 10,
      p90Minutes: 11,
    },
    weeks: [
      {
        week: '2026-W45',
        called: 2,
        inside: 1,
        promisedMedianMinutes: 10,
        medianMinutes: 5,
        p90Minutes: 11,
      },
      {
        week: '2026-W46',
        called: 1,
        inside: 1,
        promisedMedianMinutes: 10,
        medianMinutes: 10,
        p90Minutes: 10,
      },
    ],
    notToday: {
      perhaps: { told: 0, calledThatDay: 0 },
      unlikely: { told: 0, calledThatDay: 0 },
    },
  });
});

it('counts apart who was told that it may not be today, called that day or not', () => {
  const told = (today: 'perhaps' | 'unlikely', calledAt: string | null): ReportedTicket => ({
    ...plain,
    arrivedAt: '2026-11-02T15:50:00.000Z',
    promised: { wait: { fromMinutes: 5, toMinutes: 30 }, today },
    calledAt,
  });
  const [soon, nextDay] = ['2026-11-02T16:05:00.000Z', '2026-11-03T08:00:00.000Z'];

  const { waits } = sumsOf([
    told('perhaps', soon),
    told('perhaps', nextDay),
    told('unlikely', nextDay),
    told('unlikely', null),
  ]);

  expect(waits.total.called).toBe(0);
  expect(waits.weeks).toEqual([]);
  expect(waits.notToday).toEqual({
    perhaps: { told: 2, calledThatDay: 1 },
    unlikely: { told: 2, calledThatDay: 0 },
  });
});

it('a repair counts once it held for a week: not reopened, nobody back', () => {
  const closedAt = '2026-11-03T10:00:00.000Z';
  const week = Date.parse(closedAt) + heldForMs;
  const closed = (change: Partial<ReportedTicket>) => ({ ...plain, closedAt, ...change });

  const made = [
    closed({}),
    closed({ nextAt: moment(week) }),
    closed({ nextAt: moment(week + 1) }),
    closed({ reopenedAt: moment(week), nextAt: moment(week) }),
    closed({ reopenedAt: moment(week + 1) }),
    closed({ selfHelp: 'helped' }),
  ];

  expect(sumsOf(made, week).firstVisit).toEqual({
    closed: 5,
    fixed: 3,
    reopenedSoon: 1,
    cameBack: 1,
    tooEarly: 0,
    reopenedEver: 2,
  });
  expect(sumsOf(made, week - 1).firstVisit).toMatchObject({ fixed: 0, tooEarly: 3 });
  expect(sumsOf(made, week).selfHelp).toMatchObject({ shown: 1, helped: 1, held: 1 });
});

it('leaves what was not to be fixed here out of what one visit fixed', () => {
  const closed = { ...plain, closedAt: '2026-11-03T10:00:00.000Z' };
  const made = resolutionSchema.shape.closingCode.options.map((closingCode) => ({
    ...closed,
    closingCode,
  }));

  // Solved, a way around, and nothing found; what was opened again has no code.
  expect(sumsOf(made).firstVisit).toMatchObject({ closed: 3, fixed: 3 });
  expect(sumsOf([{ ...closed, reopenedAt: '2026-11-04T10:00:00.000Z' }]).firstVisit).toMatchObject({
    closed: 1,
    reopenedSoon: 1,
  });
});

it('names the models that come back most, and no more than ten', () => {
  const made = Array.from({ length: 12 }, (_, at) => [
    { ...plain, deviceName: `Model ${at}`, repeat: at === 11 },
    { ...plain, deviceName: 'Model 3' },
  ]).flat();

  const { models } = sumsOf(made);

  expect(models).toHaveLength(10);
  expect(models.slice(0, 2)).toEqual([
    { name: 'Model 11', tickets: 1, repeats: 1, reopened: 0 },
    { name: 'Model 3', tickets: 13, repeats: 0, reopened: 0 },
  ]);
});
