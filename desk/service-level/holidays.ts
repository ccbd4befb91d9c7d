import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

/** A Dutch public holiday. */
export interface Holiday {
  /** `2026-12-25`. */
  readonly date: string;
  readonly name: { readonly nl: string; readonly en: string };
}

/** Knows the holidays of all the world and takes 300 ms to load: only once a clock asks. */
let dutch: Holidays | null = null;
const years = new Map<number, readonly Holiday[]>();

/**
 * The public holidays of a year. Good Friday, 4 and 5 May and New Year's Eve are none by law; a desk
 * that closes on them has them among its own closed days.
 */
export function holidaysOf(year: number): readonly Holiday[] {
  const known = years.get(year);
  if (known !== undefined) return known;
  dutch ??= loadDutch();
  const english = new Map(
    dutch.getHolidays(year, 'en').map((holiday) => [holiday.rule, holiday.name]),
  );
  const made = dutch
    .getHolidays(year, 'nl')
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => ({
      date: holiday.date.slice(0, 10),
      name: { nl: holiday.name, en: english.get(holiday.rule) ?? holiday.name },
    }));
  years.set(year, made);
  return made;
}

/** Whether a date (`2026-12-25`) is a Dutch public holiday. */
export function isHoliday(date: string): boolean {
  return holidaysOf(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
}

function loadDutch(): Holidays {
  // The export of the package is the class that its types describe.
  const Library = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  return new Library('NL');
}
