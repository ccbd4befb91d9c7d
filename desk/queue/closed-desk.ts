import type { BusinessTime } from '../../shared/domain/service-level/business-time.ts';
import type { ExpectedWait } from '../../shared/domain/wait-estimate.ts';
import type { OpeningHours } from '../service-level/service-levels.ts';
import type { KeptPromise, TechnicianAtWork } from '../store/pace-store.ts';

/** What tells whether a line is served at one moment (ADR 46). */
export interface AtWork {
  readonly technicians: readonly TechnicianAtWork[];
  /** Technician → since when he serves somebody. */
  readonly servingSince: ReadonlyMap<string, string>;
  readonly hours: OpeningHours;
}

/** Who began to serve somebody within this time is at work, seen at his console or not. */
export const servingLastsMs = 60 * 60 * 1000;

/**
 * When the desk opens; null while it is open. Its hours alone do not close it: as long as somebody is at
 * work here, who came in time is still helped. A closure that was entered does (ADR 50).
 */
export function opensAtOf(
  { technicians, servingSince, hours }: AtWork,
  nowMs: number,
): number | null {
  if (hours.closureAt(nowMs) !== null) return openingAfter(nowMs, hours);
  if (technicians.length > 0) return null;
  // A visit that somebody forgot to end is no work.
  if ([...servingSince.values()].some((since) => nowMs - Date.parse(since) < servingLastsMs)) {
    return null;
  }
  return openingAfter(nowMs, hours);
}

/** What screens are told of a desk that opens at a moment, or is open. */
export function toldClosed(
  opensAtMs: number | null,
  { hours }: Pick<AtWork, 'hours'>,
  nowMs: number,
): Pick<ExpectedWait, 'opensAt' | 'closedBy'> {
  if (opensAtMs === null) return {};
  const closure = hours.closureAt(nowMs);
  return {
    opensAt: new Date(opensAtMs).toISOString(),
    ...(closure === null ? {} : { closedBy: closure.cause }),
  };
}

/** When a calendar opens that is closed at a moment; null when it is open then. */
function openingAfter(momentMs: number, hours: BusinessTime): number | null {
  const counted = hours.after(momentMs, 1);
  return counted === null || counted - 1 <= momentMs ? null : counted - 1;
}

/**
 * Whether somebody was told a wait until the desk opens. Such a wait tells when the first came to work,
 * not how fast he is.
 */
export function wasPromisedWhileClosed(
  { arrivedAt, promised }: KeptPromise,
  hours: BusinessTime,
): boolean {
  const arrivedMs = Date.parse(arrivedAt);
  const opensAtMs = openingAfter(arrivedMs, hours);
  return opensAtMs !== null && arrivedMs + (promised.fromMinutes + 1) * 60_000 >= opensAtMs;
}
