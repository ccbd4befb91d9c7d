import type { DeskHours } from '../../../shared/domain/desk-hours.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Deadlines } from './urgency.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Nothing is done sooner. */
const soonestMs = 30 * minuteMs;
/** So many times fit on a screen beside "no deadline". */
const mostTimes = 6;

/**
 * Times by which it may have to be ready, on the hour while the desk is open: of today as long as one is left, else of the
 * next day on which it is. Null when its hours are not known so far ahead.
 */
export function deadlinesWhenOpen(
  nowMs: number,
  hours: DeskHours | null,
  zone: string | undefined,
): Deadlines | null {
  const today = dayIn(new Date(nowMs), zone);
  const tomorrow = dayIn(new Date(nowMs + 24 * hourMs), zone);
  const byDay = new Map<string, number[]>();
  for (const { from, until } of hours?.openings ?? []) {
    const day = dayIn(new Date(from), zone);
    const times = timesOf(Date.parse(from), Date.parse(until)).filter(
      (at) => at >= nowMs + soonestMs,
    );
    byDay.set(day, [...(byDay.get(day) ?? []), ...times]);
  }
  for (const [day, all] of byDay) {
    const [first, ...others] = thinned(all).map((at) => new Date(at));
    if (first === undefined) continue;
    const which = day === today ? 'today' : day === tomorrow ? 'tomorrow' : 'opening-day';
    return { day: which, times: [first, ...others] };
  }
  return null;
}

/** The whole hours of a stretch after it begins; of one without any, its end. */
function timesOf(fromMs: number, untilMs: number): readonly number[] {
  const times: number[] = [];
  for (let at = Math.floor(fromMs / hourMs + 1) * hourMs; at <= untilMs; at += hourMs)
    times.push(at);
  return times.length === 0 ? [untilMs] : times;
}

/** At most as many as fit, evenly apart, the last of the day among them. */
function thinned(all: readonly number[]): readonly number[] {
  const step = Math.ceil(all.length / mostTimes);
  return all.filter((_, index) => (all.length - 1 - index) % step === 0);
}
