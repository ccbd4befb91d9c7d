import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../right.ts';
import { mondayOf, movedShifts, openingOn, shiftFactsSchema, staffingOf } from './roster.ts';

const open = { from: '08:30', until: '17:00' };
const anna = {
  hours: { from: '08:00', until: '13:00' },
  breaks: [{ from: '10:00', until: '10:15' }],
};
const bert = { hours: { from: '12:00', until: '16:00' }, breaks: [] };

describe('who is there', () => {
  it('names the spans with too few people, breaks left out', () => {
    expect(staffingOf(open, [anna, bert])).toEqual([
      { from: '08:30', until: '10:00', people: 1 },
      { from: '10:00', until: '10:15', people: 0 },
      { from: '10:15', until: '12:00', people: 1 },
      { from: '12:00', until: '13:00', people: 2 },
      { from: '13:00', until: '16:00', people: 1 },
      { from: '16:00', until: '17:00', people: 0 },
    ]);
  });

  it('is nobody all day without shifts', () => {
    expect(staffingOf(open, [])).toEqual([{ ...open, people: 0 }]);
  });
});

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const span = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most - 1 }), fc.integer({ min: 1, max: most - least }))
    .map(([from, long]) => ({ from: time(from), until: time(Math.min(most, from + long)) }));
const shift = span(0, 1439).chain((hours) =>
  fc
    .array(span(minutesOf(hours.from), minutesOf(hours.until)), { maxLength: 1 })
    .map((breaks) => ({ hours, breaks })),
);

describe('any day', () => {
  it('covers the opening hours in spans that touch, each counted right at its middle', () => {
    fc.assert(
      fc.property(span(0, 1439), fc.array(shift, { maxLength: 8 }), (opening, shifts) => {
        const spans = staffingOf(opening, shifts);
        expect(spans[0]?.from).toBe(opening.from);
        expect(spans.at(-1)?.until).toBe(opening.until);
        for (const [at, each] of spans.entries()) {
          if (at > 0) expect(each.from).toBe(spans[at - 1]?.until);
          const middle = (minutesOf(each.from) + minutesOf(each.until)) / 2;
          const within = ({ from, until }: { from: string; until: string }) =>
            minutesOf(from) <= middle && middle < minutesOf(until);
          const there = shifts.filter(({ hours, breaks }) => within(hours) && !breaks.some(within));
          expect(each.people).toBe(there.length);
        }
      }),
    );
  });

  it('is a Monday to a Sunday of its own week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = dayAfter('2000-01-01', days);
        const monday = mondayOf(date);
        expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1);
        expect(monday <= date && date < dayAfter(monday, 7)).toBe(true);
      }),
    );
  });
});

describe('a shift', () => {
  const facts = {
    accountId: '0197f000-0000-7000-8000-000000000001',
    day: '2026-11-27',
    hours: open,
    counter: '2',
    breaks: [{ from: '12:00', until: '12:30' }],
  };

  it('has its breaks inside and apart', () => {
    const breaks = (...of: { from: string; until: string }[]) =>
      shiftFactsSchema.safeParse({ ...facts, breaks: of }).success;
    expect(breaks({ from: '12:00', until: '12:30' })).toBe(true);
    expect(breaks({ from: '16:50', until: '17:10' })).toBe(false);
    expect(breaks({ from: '12:00', until: '12:30' }, { from: '12:15', until: '12:45' })).toBe(
      false,
    );
  });

  it('is copied a week on, but not over what is planned there', () => {
    const planned = [{ ...facts, day: '2026-12-04', hours: { from: '16:00', until: '18:00' } }];
    expect(movedShifts([facts], 7, [])).toEqual([{ ...facts, day: '2026-12-04' }]);
    expect(movedShifts([facts], 7, planned)).toEqual([]);
  });
});

it('knows when the desk opens on a date', () => {
  const week = {
    monday: open,
    tuesday: null,
    wednesday: null,
    thursday: null,
    friday: null,
  } as const;
  const whole = { ...week, saturday: null, sunday: null };
  expect(openingOn(whole, '2026-11-30')).toEqual(open);
  expect(openingOn(whole, '2026-11-29')).toBeNull();
});
