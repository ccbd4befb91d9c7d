/** What a visit is about, as far as it tells how long it will take. */
export interface ServiceKind {
  readonly category: string | null;
  /** Code of the worst finding, or null when nothing was read or found. */
  readonly finding: string | null;
}

/** A visit that was served. */
export interface ServedVisit extends ServiceKind {
  readonly minutes: number;
}

/** How long a visit takes: mean in minutes, variance in minutes squared. */
export interface ServiceTime {
  readonly mean: number;
  readonly variance: number;
}

/** Service times in minutes that count as long as few real ones are known. */
const assumed: readonly number[] = [5, 7, 8, 10, 14];
/** So many visits of a kind weigh as much as all that is known of the kind above it. */
const trustedAfter = 10;
/** A visit that somebody forgot to close says nothing about service. */
const longestBelieved = 120;

/**
 * Service times per kind, from visits that were served. A rare kind leans on the kind above it: finding
 * on category, category on all, all on what is assumed (shrinkage towards the parent's mean, with a
 * weight of `trustedAfter` visits).
 */
export class ServiceTimes {
  /** How long visits took in terms of the mean of their kind. */
  private readonly relative: readonly number[];
  private readonly overall: ServiceTime;
  private readonly known: ReadonlyMap<string | null, KnownCategory>;

  constructor(served: readonly ServedVisit[]) {
    const believed = served
      .map((visit) => ({ ...visit, minutes: Math.max(0.5, visit.minutes) }))
      .filter((visit) => visit.minutes <= longestBelieved);
    this.overall = towards(believed.map(minutesOf), momentsOf(assumed));
    this.known = new Map(
      [...Map.groupBy(believed, (visit) => visit.category)].map(([category, ofCategory]) => {
        const time = towards(ofCategory.map(minutesOf), this.overall);
        const byFinding = [...Map.groupBy(ofCategory, (visit) => visit.finding)].map(
          ([finding, ofFinding]) => [finding, towards(ofFinding.map(minutesOf), time)] as const,
        );
        return [category, { time, visits: ofCategory.length, byFinding: new Map(byFinding) }];
      }),
    );
    this.relative = [
      ...believed.map((visit) => visit.minutes / this.of(visit).mean),
      ...assumed.map((minutes) => minutes / mean(assumed)),
    ];
  }

  /** How long a visit of this kind takes. */
  of({ category, finding }: ServiceKind): ServiceTime {
    const known = this.known.get(category);
    return known?.byFinding.get(finding) ?? known?.time ?? this.overall;
  }

  /** How many visits of this category were learnt from. */
  servedOf({ category }: ServiceKind): number {
    return this.known.get(category)?.visits ?? 0;
  }

  /**
   * How long a visit of this kind that has been going on for so many minutes goes on, on average: as visits of all
   * kinds did that had lasted as long, each in terms of the mean of its own kind.
   */
  left(kind: ServiceKind, elapsedMinutes: number): number {
    const { mean: whole } = this.of(kind);
    const elapsed = elapsedMinutes / whole;
    let left = 0;
    let longer = 0;
    for (const each of this.relative) {
      if (each <= elapsed) continue;
      left += each - elapsed;
      longer += 1;
    }
    return longer === 0 ? whole / 2 : (whole * left) / longer;
  }
}

interface KnownCategory {
  readonly time: ServiceTime;
  readonly visits: number;
  readonly byFinding: ReadonlyMap<string | null, ServiceTime>;
}

/** Eight of ten normal variables stay within so many standard deviations. */
const deviations = 1.2816;

/**
 * The minutes that a visit takes in eight of ten cases: times are skewed, so the range is that of a
 * lognormal distribution with the same mean and variance. In whole minutes, at least one wide.
 */
export function durationRange({ mean, variance }: ServiceTime): {
  readonly fromMinutes: number;
  readonly toMinutes: number;
} {
  const relative = variance / mean ** 2;
  const spread = Math.sqrt(Math.log(1 + relative));
  const median = mean / Math.sqrt(1 + relative);
  const fromMinutes = Math.max(1, Math.round(median * Math.exp(-deviations * spread)));
  const toMinutes = Math.round(median * Math.exp(deviations * spread));
  return { fromMinutes, toMinutes: Math.max(toMinutes, fromMinutes + 1) };
}

function minutesOf(visit: ServedVisit): number {
  return visit.minutes;
}

function towards(minutes: readonly number[], parent: ServiceTime): ServiceTime {
  if (minutes.length === 0) return parent;
  const own = momentsOf(minutes);
  const weight = minutes.length / (minutes.length + trustedAfter);
  const shrunk = weight * own.mean + (1 - weight) * parent.mean;
  return {
    mean: shrunk,
    variance:
      weight * own.variance +
      (1 - weight) * parent.variance +
      weight * (1 - weight) * (own.mean - parent.mean) ** 2,
  };
}

function momentsOf(minutes: readonly number[]): ServiceTime {
  const average = mean(minutes);
  return { mean: average, variance: mean(minutes.map((each) => (each - average) ** 2)) };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
