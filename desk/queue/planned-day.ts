import { Temporal } from 'temporal-polyfill';
import { dayAfter } from '../../shared/domain/right.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { TechnicianAtWork } from '../store/pace-store.ts';
import { shiftsBetween } from '../store/roster-store.ts';
import { listSites } from '../store/site-store.ts';
import type { Db } from '../store/tables.ts';
import { type PlannedMoment, plannedChanges } from './planned-changes.ts';

/** Who is at work at a site at a moment. */
interface Here {
  readonly siteId: string;
  readonly nowMs: number;
  /** When its desk opens; null while it is open. */
  readonly opensAtMs: number | null;
  readonly technicians: readonly TechnicianAtWork[];
  /** Technicians who serve somebody. */
  readonly serving: Iterable<string>;
}

/** What the roster says of the rest of the day, or of the day of the next opening, soonest first. */
export async function plannedDay(
  db: Db,
  timeZone: string,
  { siteId, nowMs, opensAtMs, technicians, serving }: Here,
): Promise<readonly PlannedMoment[]> {
  const localOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  const opening = localOf(opensAtMs ?? nowMs).startOfDay();
  const now = opening.epochMilliseconds > nowMs ? opening : localOf(nowMs);
  const here = new Set(
    opensAtMs === null ? [...serving, ...technicians.map(({ accountId }) => accountId)] : [],
  );
  const breaks = technicians.flatMap(({ accountId, breakUntil }) =>
    breakUntil === null ? [] : [[accountId, timeOf(localOf(Date.parse(breakUntil)))] as const],
  );
  const day = now.toPlainDate().toString();
  const shifts = await shiftsBetween(db, day, dayAfter(day, 1));
  const sites = shifts.length === 0 ? [] : await listSites(db, '');
  return plannedChanges(
    shifts.filter(({ accountId, counter }) => here.has(accountId) || isAt(sites, siteId, counter)),
    timeOf(now),
    here,
    new Map(breaks),
  ).map(({ inMinutes, ...change }) => ({
    atMs: whenClocksSay(now, inMinutes),
    ...change,
  }));
}

/** When clocks on the wall are so many minutes further, whether or not they are put forward or back in between. */
export function whenClocksSay(now: Temporal.ZonedDateTime, minutes: number): number {
  const { timeZoneId } = now;
  return now.toPlainDateTime().add({ minutes }).toZonedDateTime(timeZoneId).epochMilliseconds;
}

/** As the hours of a roster are written. */
function timeOf(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** A shift names no site: only its counter tells where there are several. */
function isAt(sites: readonly Site[], siteId: string, counter: string): boolean {
  if (sites.length <= 1) return true;
  const named = sites.filter(({ counters }) => counters.some(({ name }) => name === counter));
  return named.length === 1 && named[0]?.siteId === siteId;
}
