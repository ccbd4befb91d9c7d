import { expect, it } from 'vitest';
import { holidaysOf, isHoliday } from './holidays.ts';

it('knows the public holidays of the Netherlands by name in both languages', () => {
  expect(holidaysOf(2026).map(({ date, name }) => `${date} ${name.nl} / ${name.en}`)).toEqual([
    "2026-01-01 Nieuwjaar / New Year's Day",
    '2026-04-05 Pasen / Easter Sunday',
    '2026-04-06 Tweede paasdag / Easter Monday',
    "2026-04-27 Koningsdag / King's Day",
    '2026-05-14 Hemelvaartsdag / Ascension Day',
    '2026-05-24 Pinksteren / Pentecost',
    '2026-05-25 Tweede pinksterdag / Whit Monday',
    '2026-12-25 Kerstmis / Christmas Day',
    '2026-12-26 Tweede kerstdag / Boxing Day',
  ]);
});

it("moves King's Day from a Sunday to the Saturday before, and leaves an ordinary day alone", () => {
  expect([isHoliday('2025-04-26'), isHoliday('2025-04-27'), isHoliday('2026-05-05')]).toEqual([
    true,
    false,
    false,
  ]);
});
