import { z } from 'zod';
import { dayAfter } from './right.ts';

/** A report tells of so many days at most: a leap year. */
export const mostSpanDays = 366;

const dayMs = 24 * 60 * 60 * 1000;
const day = z.iso.date().refine((text) => text.startsWith('20'), 'Not of this century');

/** A calendar month where the desk stands, `2026-11`. */
export const monthSchema = z.string().regex(/^20[0-9]{2}-(?:0[1-9]|1[0-2])$/u);

/** First and last day, both included, as `2026-11-01`, where the desk stands. */
export const reportSpanShape = { from: day, until: day } as const;
export const reportSpanSchema = z.strictObject(reportSpanShape).refine(isReportSpan);
export type ReportSpan = Readonly<z.infer<typeof reportSpanSchema>>;

/** Whether somebody may ask for these days. */
export function isReportSpan(span: { readonly from: string; readonly until: string }): boolean {
  const days = lengthOf(span);
  return days >= 1 && days <= mostSpanDays;
}

/** A span is a whole one of these, or days of one's own choosing. */
export const spanKinds = ['week', 'month', 'quarter', 'year', 'days'] as const;
export type SpanKind = (typeof spanKinds)[number];
export type WholeKind = Exclude<SpanKind, 'days'>;

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** The week (from Monday on), month, quarter or year that has this day. */
export function wholeSpan(kind: WholeKind, ofDay: string): ReportSpan {
  if (kind === 'week') {
    const from = dayAfter(ofDay, -weekdayOf(ofDay));
    return { from, until: dayAfter(from, 6) };
  }
  const date = new Date(`${ofDay}T00:00:00Z`);
  const first = date.getUTCMonth() - (date.getUTCMonth() % monthsIn[kind]);
  const at = (month: number, dayOfMonth: number) =>
    new Date(Date.UTC(date.getUTCFullYear(), month, dayOfMonth)).toISOString().slice(0, 10);
  return { from: at(first, 1), until: at(first + monthsIn[kind], 0) };
}

/** What a span is. */
export function kindOf({ from, until }: ReportSpan): SpanKind {
  return (
    spanKinds.find((kind) => {
      if (kind === 'days') return true;
      const whole = wholeSpan(kind, from);
      return whole.from === from && whole.until === until;
    }) ?? 'days'
  );
}

/** The span of the same kind right before: the month before a month, five days before five days. */
export function spanBefore(span: ReportSpan): ReportSpan {
  const kind = kindOf(span);
  const until = dayAfter(span.from, -1);
  return kind === 'days'
    ? { from: dayAfter(span.from, -lengthOf(span)), until }
    : wholeSpan(kind, until);
}

/** The span of the same kind right after. */
export function spanAfter(span: ReportSpan): ReportSpan {
  const kind = kindOf(span);
  const from = dayAfter(span.until, 1);
  return kind === 'days'
    ? { from, until: dayAfter(span.until, lengthOf(span)) }
    : wholeSpan(kind, from);
}

/** Every day of a span, the first one first. */
export function daysOf(span: ReportSpan): readonly string[] {
  return Array.from({ length: lengthOf(span) }, (_, at) => dayAfter(span.from, at));
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(ofDay: string): number {
  return (new Date(`${ofDay}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The week of a day after ISO 8601, `2026-W48`: the week belongs to the year of its Thursday. */
export function weekOf(ofDay: string): string {
  const thursday = new Date(Date.parse(`${ofDay}T00:00:00Z`) + (3 - weekdayOf(ofDay)) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function lengthOf({ from, until }: { readonly from: string; readonly until: string }): number {
  return (Date.parse(until) - Date.parse(from)) / dayMs + 1;
}
