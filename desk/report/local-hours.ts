import type { LocalHour } from '../../shared/domain/span-tally.ts';

/** Day and hour of moments in a time zone; made once, because making a format is slow. */
export function localHours(timeZone: string): (at: string) => LocalHour {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const parts = new Map(
      format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return {
      day: `${part('year')}-${part('month')}-${part('day')}`,
      hour: Number(part('hour')),
    };
  };
}
