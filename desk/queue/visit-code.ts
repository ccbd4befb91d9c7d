/** The letter of numbers that the desk itself gives out; kiosks have the letters after it. */
export const deskPrefix = 'A';

/** No time zone begins its day anywhere else than at a quarter of an hour. */
const quarterMs = 15 * 60_000;

/**
 * The day of a moment at the desk, `2026-11-22`; visit codes begin anew with it. Made once per desk:
 * making a format takes longer than everything else that a visit needs, and using it 45 µs when it was not
 * used for a while, so a day is kept until the next quarter of an hour.
 */
export function daysIn(timeZone: string | undefined): (nowMs: number) => string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const formatted = (timeMs: number) => {
    const parts = format.formatToParts(timeMs);
    const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
  };
  let known = { quarter: Number.NaN, day: '' };
  return (nowMs) => {
    const quarter = Math.floor(nowMs / quarterMs);
    if (quarter !== known.quarter) known = { quarter, day: formatted(nowMs) };
    return known.day;
  };
}

/** So many codes each letter has; after them the numbers of that day begin again. */
export const codesOfALetter = 9999;

/** `A07` for the seventh of a day. */
export function visitCodeOf(prefix: string, sequence: number): string {
  return prefix + String(((sequence - 1) % codesOfALetter) + 1).padStart(2, '0');
}

/** A kiosk that never reached its desk numbers with this letter, so no kiosk is given it. */
const unjoinedPrefix = 'K';

/** The prefixes that kiosks can have, in the order in which they are given out: B to Z, AA to ZZ. */
export function kioskPrefixes(): readonly string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return [
    ...letters.filter((letter) => letter !== deskPrefix && letter !== unjoinedPrefix),
    ...letters.flatMap((first) => letters.map((second) => first + second)),
  ];
}
