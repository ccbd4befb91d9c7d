import type { RunningVisit, TechnicianAtWork } from '../store/pace-store.ts';
import { servingLastsMs } from './closed-desk.ts';
import type { ServiceTimes } from './service-times.ts';
import type { AtHisCounter } from './who-serves.ts';

const minuteMs = 60_000;

/**
 * Technician → since when he serves somebody. Who left several visits open works at the one that he took
 * last; who left one open and was not seen since has gone.
 */
export function servingNow(
  running: readonly RunningVisit[],
  seen: ReadonlySet<string>,
  nowMs: number,
): ReadonlyMap<string, string> {
  const servingSince = new Map<string, string>();
  for (const { accountId, since } of running) {
    if (!seen.has(accountId) && nowMs - Date.parse(since) >= servingLastsMs) continue;
    const known = servingSince.get(accountId);
    if (known === undefined || known < since) servingSince.set(accountId, since);
  }
  return servingSince;
}

/** Everybody who is at work, with how long his visit and his break go on. */
export function peopleHere(
  technicians: readonly TechnicianAtWork[],
  servingSince: ReadonlyMap<string, string>,
  times: ServiceTimes,
  nowMs: number,
): readonly AtHisCounter[] {
  const breaks = new Map(technicians.map((each) => [each.accountId, each.breakUntil]));
  return [...new Set([...servingSince.keys(), ...breaks.keys()])].map((accountId) => {
    const since = servingSince.get(accountId);
    const until = breaks.get(accountId) ?? null;
    return {
      visitFor: since === undefined ? null : times.left((nowMs - Date.parse(since)) / minuteMs),
      breakFor: until === null ? null : (Date.parse(until) - nowMs) / minuteMs,
    };
  });
}
