import type { PromisedWait } from './closing-time.ts';
import type { SpanReport, WaitFigures } from './span-report.ts';

/** What of a ticket says how well its wait was foretold. */
interface Wait {
  readonly arrivedAt: string;
  readonly calledAt: string | null;
  readonly promised: PromisedWait | null;
}

/** Visits of one week: their waits, and the longest that they had been promised. */
interface Week {
  readonly minutes: number[];
  readonly promised: number[];
  inside: number;
}

/**
 * Lays what visitors were promised beside what it came to, week by week. Those who were told that it may not be
 * today are counted apart: some of them wait for the morning, which is no miss of a range.
 */
export function waitTally(): {
  add(week: string, wait: Wait, calledThatDay: boolean): void;
  sums(): SpanReport['waits'];
} {
  const weeks = new Map<string, Week>();
  const notToday = {
    perhaps: { told: 0, calledThatDay: 0 },
    unlikely: { told: 0, calledThatDay: 0 },
  };
  return {
    add: (name, { arrivedAt, calledAt, promised }, calledThatDay) => {
      if (promised?.today !== undefined) {
        notToday[promised.today].told += 1;
        notToday[promised.today].calledThatDay += Number(calledThatDay);
        return;
      }
      if (calledAt === null || promised === null) return;
      const minutes = Math.max(0, Date.parse(calledAt) - Date.parse(arrivedAt)) / 60_000;
      const week = weeks.get(name) ?? { minutes: [], promised: [], inside: 0 };
      weeks.set(name, week);
      week.minutes.push(minutes);
      const { fromMinutes, toMinutes } = promised.wait;
      week.promised.push(toMinutes);
      week.inside += Number(minutes >= fromMinutes && minutes <= toMinutes);
    },
    sums: () => ({
      total: figuresOf([...weeks.values()]),
      weeks: [...weeks]
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([week, figures]) => ({ week, ...figuresOf([figures]) })),
      notToday: { perhaps: { ...notToday.perhaps }, unlikely: { ...notToday.unlikely } },
    }),
  };
}

function figuresOf(weeks: readonly Week[]): WaitFigures {
  const minutes = weeks.flatMap((week) => week.minutes).toSorted((one, other) => one - other);
  const promised = weeks.flatMap((week) => week.promised).toSorted((one, other) => one - other);
  return {
    called: minutes.length,
    inside: weeks.reduce((sum, { inside }) => sum + inside, 0),
    promisedMedianMinutes: quantile(promised, 0.5),
    medianMinutes: quantile(minutes, 0.5),
    p90Minutes: quantile(minutes, 0.9),
  };
}

/** The value that so many of these are at or below (nearest rank), to one decimal; null of nothing. */
function quantile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return value === undefined ? null : Math.round(value * 10) / 10;
}
