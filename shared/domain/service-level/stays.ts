import { siteIdOf } from '../site.ts';
import type { BusinessTime, Span } from './business-time.ts';
import { type TicketMoment, historyUntil } from './clock.ts';
import type { EnteredClosure } from './closed-time.ts';
import { type Closure, closesSite, enteredClosure } from './closure.ts';

/** A stretch in which a ticket stood at one site; the first reaches back, the last on, for ever. */
export interface Stay extends Span {
  readonly siteId: string;
}

/** Where a ticket stood from when on, in order, without a gap. */
export function staysOf(moments: readonly TicketMoment[], nowMs: number): readonly Stay[] {
  const stays: Stay[] = [];
  for (const moment of historyUntil(moments, nowMs)) {
    const siteId = siteIdOf(moment);
    const last = stays.at(-1);
    if (last?.siteId === siteId) continue;
    if (last !== undefined) stays[stays.length - 1] = { ...last, untilMs: moment.atMs };
    stays.push({
      siteId,
      fromMs: last === undefined ? Number.NEGATIVE_INFINITY : moment.atMs,
      untilMs: Number.POSITIVE_INFINITY,
    });
  }
  return stays;
}

/** What of a closure lies where and while a ticket stood at what it closed. */
export function closedDuring(closure: Closure, stays: readonly Stay[]): readonly EnteredClosure[] {
  const whole = enteredClosure(closure);
  return stays
    .filter(({ siteId }) => closesSite(closure, siteId))
    .map(({ fromMs, untilMs }) => ({
      ...whole,
      fromMs: Math.max(whole.fromMs, fromMs),
      untilMs: Math.min(whole.untilMs, untilMs),
    }))
    .filter(({ fromMs, untilMs }) => untilMs > fromMs);
}

/**
 * The time of a ticket that stands at one site after the other: of each what is open while it stood there.
 * What had counted before it was sent on stays, so whatever had passed by then does too.
 */
export function timeOfStays(
  stays: readonly Stay[],
  timeAt: (siteId: string) => BusinessTime,
): BusinessTime {
  const pieces = stays.map((stay) => ({ ...stay, time: timeAt(stay.siteId) }));
  const last = pieces.at(-1);
  if (last === undefined) throw new Error('A ticket stands somewhere');
  if (pieces.length === 1) return last.time;
  return {
    timeZone: last.time.timeZone,
    between: (fromMs, toMs) =>
      pieces.reduce(
        (sum, piece) =>
          sum + piece.time.between(Math.max(piece.fromMs, fromMs), Math.min(piece.untilMs, toMs)),
        0,
      ),
    after: (fromMs, countMs) => {
      if (countMs <= 0) return fromMs;
      let left = countMs;
      for (const { fromMs: cameMs, untilMs, time } of pieces) {
        const startMs = Math.max(cameMs, fromMs);
        if (untilMs === Number.POSITIVE_INFINITY) return time.after(startMs, left);
        const here = time.between(startMs, untilMs);
        if (here >= left) return time.after(startMs, left);
        left -= here;
      }
      return null;
    },
    openings: (fromMs, toMs) =>
      pieces.flatMap((piece) => {
        const [start, end] = [Math.max(piece.fromMs, fromMs), Math.min(piece.untilMs, toMs)];
        if (end <= start) return [];
        return piece.time.openings(start, end).map((open) => ({
          ...open,
          fromMs: Math.max(open.fromMs, piece.fromMs),
          untilMs: Math.min(open.untilMs, piece.untilMs),
        }));
      }),
  };
}
