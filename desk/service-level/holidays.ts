import { Temporal } from 'temporal-polyfill';

/** A Dutch public holiday. */
export interface Holiday {
  /** `2026-12-25`. */
  readonly date: string;
  readonly name: { readonly nl: string; readonly en: string };
}

const years = new Map<number, readonly Holiday[]>();

/**
 * The public holidays of a year since 2014, in order: those of article 3 of the Algemene termijnenwet
 * without Good Friday and 5 May, on which most desks work, and the Sundays of Easter and Pentecost. A
 * desk that closes on other days has them among its own closed days. The package `date-holidays` knows
 * the same days, which a test compares, and takes 130 ms and 35 MB for the rest of the world.
 */
export function holidaysOf(year: number): readonly Holiday[] {
  const known = years.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const day = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const after = (days: number) => easter.add({ days });
  const kingsDay = day(4, 27);
  const days: readonly (readonly [Temporal.PlainDate, string, string])[] = [
    [day(1, 1), 'Nieuwjaar', "New Year's Day"],
    [easter, 'Pasen', 'Easter Sunday'],
    [after(1), 'Tweede paasdag', 'Easter Monday'],
    // Never on a Sunday (royal decree of 2013): then the Saturday before.
    [kingsDay.dayOfWeek === 7 ? day(4, 26) : kingsDay, 'Koningsdag', "King's Day"],
    [after(39), 'Hemelvaartsdag', 'Ascension Day'],
    [after(49), 'Pinksteren', 'Pentecost'],
    [after(50), 'Tweede pinksterdag', 'Whit Monday'],
    [day(12, 25), 'Kerstmis', 'Christmas Day'],
    [day(12, 26), 'Tweede kerstdag', 'Boxing Day'],
  ];
  const made = days
    .toSorted(([one], [other]) => Temporal.PlainDate.compare(one, other))
    .map(([date, nl, en]) => ({ date: date.toString(), name: { nl, en } }));
  years.set(year, made);
  return made;
}

/** Whether a date (`2026-12-25`) is a Dutch public holiday. */
export function isHoliday(date: string): boolean {
  return holidaysOf(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
}

/** The Gregorian computus of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451);
  const fromMarch = moon + toSunday - 7 * late + 114;
  return Temporal.PlainDate.from({
    year,
    month: Math.floor(fromMarch / 31),
    day: (fromMarch % 31) + 1,
  });
}
