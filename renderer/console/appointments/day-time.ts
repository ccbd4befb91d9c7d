/** The day some days after another, at midnight here. */
export function dayAfter(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** When the desk is open on a day. */
type Openings = readonly { readonly from: string; readonly until: string }[];

/** Whether the desk is open at a moment. */
export function isOpenAt(openings: Openings, moment: Date): boolean {
  const ms = moment.getTime();
  return openings.some(({ from, until }) => Date.parse(from) <= ms && ms < Date.parse(until));
}

/** The moment of a time of day as it is typed, `9:05`, `09.05` or `0905`; null when it is none. */
export function momentOn(day: Date, typed: string): Date | null {
  const parts = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/u.exec(typed.trim());
  if (parts === null) return null;
  const [, hours, minutes] = parts;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), Number(hours), Number(minutes));
}
