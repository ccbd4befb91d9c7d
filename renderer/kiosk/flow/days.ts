/** A day by its name on a tile. */
export interface NamedDay<N extends string> {
  readonly name: N;
  /** `2026-11-27` */
  readonly day: string;
}

const friday = 5;
const farthestYears = 5;

/** When a change may be wished; days that would say the same are said once. */
export function wishedDays(
  nowMs: number,
): readonly NamedDay<'today' | 'this-week' | 'next-week' | 'next-month'>[] {
  const today = new Date(nowMs);
  const untilFriday = friday - today.getDay();
  return [
    { name: 'today', day: isoDay(today) },
    ...(untilFriday > 0
      ? [{ name: 'this-week', day: isoDay(daysAfter(today, untilFriday)) } as const]
      : []),
    { name: 'next-week', day: isoDay(daysAfter(today, untilFriday + 7)) },
    { name: 'next-month', day: isoDay(monthEnd(today, 1)) },
  ];
}

/** Until when an access may be asked. */
export function endDays(
  nowMs: number,
): readonly NamedDay<'this-month' | 'three-months' | 'half-year' | 'year'>[] {
  const today = new Date(nowMs);
  return [
    { name: 'this-month', day: isoDay(monthEnd(today, 0)) },
    { name: 'three-months', day: isoDay(monthEnd(today, 3)) },
    { name: 'half-year', day: isoDay(monthEnd(today, 6)) },
    { name: 'year', day: isoDay(monthEnd(today, 12)) },
  ];
}

/**
 * The day in `31-12-2026`, `31-12` or `31122026`; null when there is no such day, when it is past, or
 * more than five years away. Without a year it is the next such day.
 */
export function typedDay(typed: string, nowMs: number): string | null {
  const parts = /^(\d{1,2})[-./ ](\d{1,2})(?:[-./ ](\d{4}))?$/u.exec(typed.trim());
  const digits = /^(\d{2})(\d{2})(\d{4})$/u.exec(typed.trim());
  const [, day, month, year] = parts ?? digits ?? [];
  if (day === undefined || month === undefined) return null;
  const today = isoDay(new Date(nowMs));
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)];
  for (const each of years) {
    const at = new Date(each, Number(month) - 1, Number(day));
    const exists = at.getMonth() === Number(month) - 1 && at.getDate() === Number(day);
    if (exists && isoDay(at) >= today && each <= thisYear + farthestYears) return isoDay(at);
  }
  return null;
}

function isoDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function daysAfter(from: Date, days: number): Date {
  return new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
}

/** The last day of the month that is so many months further. */
function monthEnd(from: Date, months: number): Date {
  return new Date(from.getFullYear(), from.getMonth() + months + 1, 0);
}
