/**
 * How many seconds a device's clock is ahead of `nowMs` (behind: negative). The text is the form of
 * MTP 1.1 section 3.2.5, `YYYYMMDDThhmmss.s`, with `Z` or `+hhmm` or neither; without a zone it is
 * read as the local time of this machine, since a camera is set to the time where it is used. Null
 * when it is no such time. Total.
 */
export function clockOffsetSeconds(text: string, nowMs: number): number | null {
  const found = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:\.\d{1,3})?(Z|[+-]\d{4})?$/u.exec(
    text,
  );
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const zone = found[7];
  const deviceMs =
    zone === undefined
      ? new Date(year, month - 1, day, hour, minute, second).getTime()
      : Date.UTC(year, month - 1, day, hour, minute, second) - zoneMs(zone);
  return Number.isNaN(deviceMs) ? null : Math.round((deviceMs - nowMs) / 1000);
}

function zoneMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
