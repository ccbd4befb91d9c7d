import { fitsAt } from './appointment.ts';
import type { TurnRule } from './desk-rules.ts';
import type { Span } from './service-level/business-time.ts';

const minuteMs = 60_000;
/** Appointments are offered at the quarters of an hour. */
const stepMs = 15 * minuteMs;

/** The first quarter of an hour from a moment on at which an appointment of so many minutes fits, or null. */
export function firstFreeTime(
  openings: readonly Span[],
  { fromMs, minutes }: { readonly fromMs: number; readonly minutes: number },
  taken: readonly number[],
  rule: TurnRule,
): number | null {
  const spanMs = (rule.headStartMinutes + rule.graceMinutes) * minuteMs;
  for (const opening of openings) {
    const lastMs = opening.untilMs - minutes * minuteMs;
    const firstMs = Math.max(opening.fromMs, fromMs);
    for (let atMs = Math.ceil(firstMs / stepMs) * stepMs; atMs <= lastMs; atMs += stepMs) {
      const around = taken.filter((each) => Math.abs(each - atMs) <= spanMs);
      if (fitsAt(atMs, around, rule)) return atMs;
    }
  }
  return null;
}
