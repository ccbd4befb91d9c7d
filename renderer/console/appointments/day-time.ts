/** The day some days after another, at midnight here. */
export function dayAfter(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** The moment of a time of day as it is typed, `9:05`, `09.05` or `0905`; null when it is none. */
export function momentOn(day: Date, typed: string): Date | null {
  const parts = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/u.exec(typed.trim());
  if (parts === null) return null;
  const [, hours, minutes] = parts;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), Number(hours), Number(minutes));
}
