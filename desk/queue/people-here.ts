import type { RunningVisit, TechnicianAtWork } from '../store/pace-store.ts';
import { servingLastsMs } from './closed-desk.ts';
import type { ServiceTimes } from './service-times.ts';
import type { AtHisCounter } from './who-serves.ts';

const minuteMs = 60_000;

/**
 * Technician → the visit that he serves. Who left several visits open works at the one that he took
 * last; who left one open and was not seen since has gone.
 */
export function servingNow(
  running: readonly RunningVisit[],
  seen: ReadonlySet<string>,
  nowMs: number,
): ReadonlyMap<string, RunningVisit> {
  const serving = new Map<string, RunningVisit>();
  for (const visit of running) {
    const { accountId, since } = visit;
    if (!seen.has(accountId) && nowMs - Date.parse(since) >= servingLastsMs) continue;
    const known = serving.get(accountId);
    if (known === undefined || known.since < since) serving.set(accountId, visit);
  }
  return serving;
}

/** Everybody who is at work, with how long his visit and his break go on. */
export function peopleHere(
  technicians: readonly TechnicianAtWork[],
  serving: ReadonlyMap<string, RunningVisit>,
  times: ServiceTimes,
  nowMs: number,
): readonly AtHisCounter[] {
  const breaks = new Map(technicians.map((each) => [each.accountId, each.breakUntil]));
  return [...new Set([...serving.keys(), ...breaks.keys()])].map((accountId) => {
    const visit = serving.get(accountId);
    const until = breaks.get(accountId) ?? null;
    return {
      visitFor:
        visit === undefined
          ? null
          : times.left(visit, (nowMs - Date.parse(visit.since)) / minuteMs),
      breakFor: until === null ? null : (Date.parse(until) - nowMs) / minuteMs,
    };
  });
}
