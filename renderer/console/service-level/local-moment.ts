/** `2026-11-24T09:00`, as a field for day and time holds it: where the browser stands, no seconds. */
export function localMoment(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant of such a text, or null when it is none. */
export function instantOf(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Nine o'clock on the next day. */
export function nextMorning(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1, 9, 0);
}
