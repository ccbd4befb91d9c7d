import type { BusinessTime, Span } from './business-time.ts';

/** A stretch in which a desk was closed against its calendar, and when somebody said so. */
export interface EnteredClosure extends Span {
  readonly enteredMs: number;
}

/** The time of a calendar without what lies in some stretches; where they overlap, it is left out once. */
export function withoutSpans(time: BusinessTime, spans: readonly Span[]): BusinessTime {
  const gaps = joined(spans);
  if (gaps.length === 0) return time;
  return {
    timeZone: time.timeZone,
    between: (fromMs, toMs) =>
      gaps.reduce(
        (left, gap) =>
          left - time.between(Math.max(gap.fromMs, fromMs), Math.min(gap.untilMs, toMs)),
        time.between(fromMs, toMs),
      ),
    after: (fromMs, countMs) => {
      if (countMs <= 0) return fromMs;
      let left = countMs;
      let startMs = fromMs;
      for (const gap of gaps) {
        if (gap.untilMs <= startMs) continue;
        const before = time.between(startMs, gap.fromMs);
        if (before >= left) break;
        left -= before;
        startMs = gap.untilMs;
      }
      return time.after(startMs, left);
    },
    openings: (fromMs, toMs) =>
      time
        .openings(fromMs, toMs)
        .flatMap((open) => cut(open, gaps))
        .filter((open) => open.untilMs > fromMs && open.fromMs < toMs),
  };
}

/**
 * The time by which a moment is reached, and that moment, when `momentBy` finds it in some time.
 *
 * A closure moves what was still to come when it was entered. A moment that had passed by then, a
 * warning, a breach or the end of the clock, stays where it was, and only what comes after counts.
 */
export function withClosures(
  time: BusinessTime,
  closures: readonly EnteredClosure[],
  momentBy: (time: BusinessTime) => number | null,
  stoppedMs: number | null,
): { readonly time: BusinessTime; readonly momentMs: number | null } {
  const counted: Span[] = [];
  let momentMs = momentBy(time);
  let left = time;
  for (const { fromMs, untilMs, enteredMs } of inOrderOfEntry(closures)) {
    const settledMs = momentMs ?? stoppedMs;
    const hadPassed = settledMs !== null && settledMs < enteredMs;
    counted.push({ fromMs: hadPassed ? Math.max(fromMs, enteredMs) : fromMs, untilMs });
    left = withoutSpans(time, counted);
    if (!hadPassed) momentMs = momentBy(left);
  }
  return { time: left, momentMs };
}

function inOrderOfEntry(closures: readonly EnteredClosure[]): readonly EnteredClosure[] {
  return closures.toSorted((one, other) => one.enteredMs - other.enteredMs);
}

function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  const real = spans.filter(({ fromMs, untilMs }) => untilMs > fromMs);
  for (const span of real.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const last = found.at(-1);
    if (last === undefined || span.fromMs > last.untilMs) found.push(span);
    else found[found.length - 1] = { ...last, untilMs: Math.max(last.untilMs, span.untilMs) };
  }
  return found;
}

/** What is left of an opening. The stretches are in order and do not touch. */
function cut<T extends Span>(open: T, gaps: readonly Span[]): readonly T[] {
  const left: T[] = [];
  let { fromMs } = open;
  for (const gap of gaps) {
    if (gap.untilMs <= fromMs || gap.fromMs >= open.untilMs) continue;
    if (gap.fromMs > fromMs) left.push({ ...open, fromMs, untilMs: gap.fromMs });
    fromMs = gap.untilMs;
  }
  if (fromMs < open.untilMs) left.push({ ...open, fromMs });
  return left;
}
