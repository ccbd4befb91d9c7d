import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endDays, typedDay, wishedDays } from './days.ts';

const wednesday = new Date(2026, 10, 25, 9).getTime();

describe('a day', () => {
  it('is offered by the names that people use', () => {
    expect(wishedDays(wednesday)).toEqual([
      { name: 'today', day: '2026-11-25' },
      { name: 'this-week', day: '2026-11-27' },
      { name: 'next-week', day: '2026-12-04' },
      { name: 'next-month', day: '2026-12-31' },
    ]);
    expect(endDays(wednesday).map(({ day }) => day)).toEqual([
      '2026-11-30',
      '2027-02-28',
      '2027-05-31',
      '2027-11-30',
    ]);
  });

  it('of this week is not offered on its last day', () => {
    const friday = new Date(2026, 10, 27, 9).getTime();

    expect(wishedDays(friday).map(({ name }) => name)).toEqual([
      'today',
      'next-week',
      'next-month',
    ]);
  });

  it.each([
    ['31-12-2026', '2026-12-31'],
    ['31122026', '2026-12-31'],
    ['1-2', '2027-02-01'],
    ['25.11.2026', '2026-11-25'],
    ['24-11-2026', null],
    ['31-11-2026', null],
    ['29-2-2027', null],
    ['1-1-2032', null],
    ['morgen', null],
    ['', null],
  ])('typed as %j is %s', (typed, day) => {
    expect(typedDay(typed, wednesday)).toBe(day);
  });

  it('is never in the past and always one that exists', () => {
    const moment = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (now) => {
        const today = typedDay(`${now.getDate()}-${now.getMonth() + 1}`, now.getTime());
        const offered = [...wishedDays(now.getTime()), ...endDays(now.getTime())];

        for (const { day } of offered) {
          expect(day >= (today ?? '')).toBe(true);
          expect(Number.isNaN(Date.parse(day))).toBe(false);
        }
      }),
    );
  });
});
