import type { MonthReport, WaitFigures } from './month-report.ts';
import type { WaitRange } from './wait-estimate.ts';

/** What of a ticket says how well its wait was foretold. */
interface Wait {
  readonly arrivedAt: string;
  readonly calledAt: string | null;
  readonly promised: WaitRange | null;
}

/** Visits of one week: their waits, and the longest that they had been promised. */
interface Week {
  readonly minutes: number[];
  readonly promised: number[];
  inside: number;
}

/** Lays what visitors were promised beside what it came to, week by week. */
export function waitTally(): {
  add(week: string, wait: Wait): void;
  sums(): MonthReport['waits'];
} {
  const weeks = new Map<string, Week>();
  return {
    add: (name, { arrivedAt, calledAt, promised }) => {
      if (calledAt === null || promised === null) return;
      const minutes = Math.max(0, Date.parse(calledAt) - Date.parse(arrivedAt)) / 60_000;
      const week = weeks.get(name) ?? { minutes: [], promised: [], inside: 0 };
      weeks.set(name, week);
      week.minutes.push(minutes);
      week.promised.push(promised.toMinutes);
      week.inside += Number(minutes >= promised.fromMinutes && minutes <= promised.toMinutes);
    },
    sums: () => ({
      total: figuresOf([...weeks.values()]),
      weeks: [...weeks]
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([week, figures]) => ({ week, ...figuresOf([figures]) })),
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
