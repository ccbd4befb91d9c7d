import holidays from '../../assets/holidays-nl.json' with { type: 'json' };

/** A Dutch public holiday. */
export interface Holiday {
  /** `2026-12-25`. */
  readonly date: string;
  readonly name: { readonly nl: string; readonly en: string };
}

const byDate: ReadonlyMap<string, Holiday> = new Map(
  holidays.map((holiday) => [holiday.date, holiday]),
);

/**
 * The public holidays of a year from 2014 to 2100, in order; none of other years. Compiled from the
 * package date-holidays (scripts/build-holidays.ts). Good Friday, 4 and 5 May and New Year's Eve are none
 * by law; a desk that closes on them has them among its own closed days.
 */
export function holidaysOf(year: number): readonly Holiday[] {
  return holidays.filter(({ date }) => Number(date.slice(0, 4)) === year);
}

/** Whether a date (`2026-12-25`) is a Dutch public holiday. */
export function isHoliday(date: string): boolean {
  return byDate.has(date);
}
