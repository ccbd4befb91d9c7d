import type { Shift } from '../../shared/domain/management/roster.ts';

/** Somebody comes to serve or stops serving, so many minutes from now. */
export interface PlannedChange {
  readonly inMinutes: number;
  readonly by: 1 | -1;
  /** Who, where it is known. */
  readonly accountId?: string;
}

/** The same by the moment at which it is planned. */
export interface PlannedMoment {
  readonly atMs: number;
  readonly by: 1 | -1;
  readonly accountId?: string;
}

/** What is known of somebody's day: when he works and when he has his breaks. */
export type PlannedShift = Pick<Shift, 'accountId' | 'hours' | 'breaks'>;

/**
 * What a roster says of the rest of the day, soonest first. Only what is still to come counts: who has not
 * come although he was planned is not counted on, and who works through his break works. Of who is here
 * without a shift nothing is known, so he stays.
 *
 * @param shifts those of today, `now` as its hours are: local time, `hh:mm`
 * @param here accounts that are at work now, on a break or not
 * @param breaks until when those of them who have a break said that it lasts, as `now` is
 */
export function plannedChanges(
  shifts: readonly PlannedShift[],
  now: string,
  here: ReadonlySet<string>,
  breaks: ReadonlyMap<string, string> = new Map(),
): readonly PlannedChange[] {
  const changes: PlannedChange[] = [];
  for (const { accountId, hours, breaks: planned } of shifts) {
    const change = (at: string, by: 1 | -1) => {
      if (at > now) changes.push({ inMinutes: minutesOf(at) - minutesOf(now), by, accountId });
    };
    const isHere = here.has(accountId);
    // Who is here before his shift begins serves already; who should be here and is not, does not.
    if (!isHere && hours.from <= now) continue;
    if (!isHere) change(hours.from, 1);
    change(hours.until, -1);
    for (const { from, until } of planned) {
      // The end of a break that is going on is known from who took it, a little early or not.
      if (from <= now || from < (breaks.get(accountId) ?? '')) continue;
      change(from, -1);
      change(until, 1);
    }
  }
  return changes.toSorted((one, other) => one.inMinutes - other.inMinutes);
}

/** How many are planned to be at work at a moment. */
export function plannedBy(momentMs: number, planned: readonly PlannedMoment[]): number {
  return planned.filter(({ atMs }) => atMs <= momentMs).reduce((people, { by }) => people + by, 0);
}

/** What is planned after a moment, in minutes from it. */
export function plannedAfter(
  momentMs: number,
  planned: readonly PlannedMoment[],
): readonly PlannedChange[] {
  return planned
    .filter(({ atMs }) => atMs > momentMs)
    .map(({ atMs, by }) => ({ inMinutes: (atMs - momentMs) / 60_000, by }));
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
