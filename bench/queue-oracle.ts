import type { DayPattern, VisitKind } from './queue-day.ts';
import type { Random } from './random.ts';

/** What an oracle sees of a day: all but what chance still has to draw. */
export interface SeenDay {
  readonly now: number;
  /** Who is served first, to be served before the visitor. */
  readonly ahead: readonly VisitKind[];
  readonly urgent: boolean;
  readonly technicians: readonly {
    readonly speed: number;
    readonly breaks: readonly { readonly from: number; readonly to: number }[];
    /** He puts away what he had between two visits. */
    readonly tidies: boolean;
    /** Minutes that his visit goes on for already and what it is; null while he serves nobody. */
    readonly job: { readonly kind: VisitKind; readonly elapsed: number } | null;
  }[];
}

const draws = 60;

/**
 * The median wait of a day that is played on by its true rules from here: the true service times, breaks, no-shows
 * and urgent visitors who may still come. Nobody can foretell a wait with a smaller mean error; what is left is chance.
 */
export function oracleWait(
  pattern: DayPattern,
  day: SeenDay,
  random: Random,
  between: number,
): number {
  const waits = Array.from({ length: draws }, () => playOn(pattern, day, random, between)).toSorted(
    (one, other) => one - other,
  );
  return ((waits[draws / 2 - 1] ?? 0) + (waits[draws / 2] ?? 0)) / 2;
}

function playOn(
  pattern: DayPattern,
  { now, ahead, urgent, technicians }: SeenDay,
  random: Random,
  between: number,
): number {
  const closesAt = pattern.arrivalsPerHour.length * 60;
  const line = [...ahead];
  const noShow = () => random.next() < pattern.noShowShare;
  const free = technicians.map(({ speed, tidies, job }) => {
    if (job === null) return tidies ? now + random.exponential(between) : now;
    return now + left(job.kind, speed, job.elapsed, random) + random.exponential(between);
  });
  let nextUrgent = urgent ? Infinity : urgentAfter(pattern, now, random);
  for (;;) {
    const starts = technicians.map(({ breaks }, at) => {
      const ready = free[at] ?? now;
      const current = breaks.find(({ from, to }) => ready >= from && ready < to);
      return current === undefined || ready >= closesAt ? ready : current.to;
    });
    const soonest = starts.indexOf(Math.min(...starts));
    const at = starts[soonest] ?? now;
    while (nextUrgent < at) {
      line.unshift(random.pick(pattern.kinds));
      nextUrgent = urgentAfter(pattern, nextUrgent, random);
    }
    const kind = line.shift();
    if (kind === undefined) return at - now;
    const speed = technicians[soonest]?.speed ?? 1;
    const minutes = noShow() ? 2 : random.lognormal(kind.meanMinutes, kind.variation) * speed;
    free[soonest] = at + minutes + random.exponential(between);
  }
}

/** How long a visit goes on that has lasted so long. */
function left(kind: VisitKind, speed: number, elapsed: number, random: Random): number {
  for (let tries = 0; tries < 200; tries += 1) {
    const minutes = random.lognormal(kind.meanMinutes, kind.variation) * speed;
    if (minutes > elapsed) return minutes - elapsed;
  }
  return kind.meanMinutes / 2;
}

/** When the next urgent visitor comes after a moment. */
function urgentAfter(
  { arrivalsPerHour, urgentShare }: DayPattern,
  after: number,
  random: Random,
): number {
  let at = after;
  for (let hour = Math.floor(at / 60); hour < arrivalsPerHour.length; hour += 1) {
    const rate = ((arrivalsPerHour[hour] ?? 0) * urgentShare) / 60;
    const comes = at + random.exponential(1 / rate);
    if (comes < (hour + 1) * 60) return comes;
    at = (hour + 1) * 60;
  }
  return Infinity;
}
