import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { feedbackGroupsSchema } from './feedback-groups.ts';
import { feedbackSchema, feedbackSumsSchema } from './feedback.ts';
import { monthSchema, mostSpanDays, reportSpanShape } from './report-span.ts';
import { reportTypeSchema, workQueueSchema } from './report-type.ts';
import { siteSchema } from './site.ts';
import { queueItemSchema, resolutionSchema } from './ticket.ts';

/** So many findings, models and people a report names; what is left out is in the sums. */
export const mostNamed = 10;
export const mostPeople = 100;
/** So many tickets that were not solved a report lists; its sums have all. */
export const mostUnsolved = 200;

/** Whole weeks and parts of weeks in a year. */
const mostWeeks = 54;

const count = z.int().min(0);
const minutes = z.number().min(0);
const percent = z.number().min(0).max(100).nullable();

/** The figures that a span is judged by (main-figures.ts). */
const mainFiguresSchema = z.strictObject({
  tickets: count,
  inside: percent,
  /** Minutes that half of the visitors did not exceed. */
  wait: minutes.nullable(),
  firstVisit: percent,
  reopened: percent,
  selfHelp: percent,
  agreements: percent,
  solved: percent,
  argument: percent,
  skipped: count,
  /** Minutes. */
  work: count,
});
export type MainFigures = Readonly<z.infer<typeof mainFiguresSchema>>;

/** How long people waited, beside what they were promised. Null where nobody was called. */
const waitFiguresSchema = z.strictObject({
  /** Visits that were called and had been promised a range. */
  called: count,
  /** Of those, the ones whose wait lay inside the range. */
  inside: count,
  promisedMedianMinutes: minutes.nullable(),
  medianMinutes: minutes.nullable(),
  p90Minutes: minutes.nullable(),
});
export type WaitFigures = z.infer<typeof waitFiguresSchema>;

/** Visitors who were told that it may not be today, and how many of them were called that day all the same. */
const notTodayFiguresSchema = z.strictObject({ told: count, calledThatDay: count });

const modelSchema = z.strictObject({
  name: z.string().max(170),
  tickets: count,
  /** Tickets whose person or device had been here in the thirty days before. */
  repeats: count,
  reopened: count,
});
export type ModelFigures = z.infer<typeof modelSchema>;

/** A ticket whose visitor was not helped, or only partly. Without his words: they may hold names. */
const unsolvedSchema = z.strictObject({
  ...queueItemSchema.pick({ ticketId: true, number: true, visitCode: true }).shape,
  /** When he said so, where the desk stands. */
  day: z.iso.date(),
  solved: feedbackSchema.shape.solved.exclude(['yes']),
  timeLost: feedbackSchema.shape.timeLost,
  /** Who resolved it last; null when nobody is known to have. */
  resolvedBy: z.string().max(120).nullable(),
});
export type UnsolvedTicket = z.infer<typeof unsolvedSchema>;

/** Everything that a span of days is told in. No visitor has a name here. docs/desk/reports.md. */
export const spanReportSchema = z.strictObject({
  ...reportSpanShape,
  /** When the span is one. */
  month: monthSchema.optional(),
  /** What the main figures were in the span before. */
  before: z.strictObject({
    from: z.iso.date(),
    until: z.iso.date(),
    figures: mainFiguresSchema,
  }),
  timeZone: z.string().max(60),
  queue: workQueueSchema.nullable(),
  /** Absent when all sites are counted together. */
  site: siteSchema.pick({ siteId: true, name: true }).optional(),
  madeAt: timestampSchema,
  tickets: count,
  days: z.array(z.strictObject({ day: z.iso.date(), tickets: count })).max(mostSpanDays),
  types: z.array(z.strictObject({ type: reportTypeSchema, tickets: count })),
  queues: z.array(z.strictObject({ queue: workQueueSchema, tickets: count })),
  categories: z
    .array(z.strictObject({ category: z.string().max(40).nullable(), tickets: count }))
    .max(100),
  /** Arrivals: seven days from Monday on, each of 24 hours. */
  hours: z.array(z.array(count).length(24)).length(7),
  waits: z.strictObject({
    total: waitFiguresSchema,
    weeks: z
      .array(z.strictObject({ week: z.string().max(8), ...waitFiguresSchema.shape }))
      .max(mostWeeks),
    /** They count in none of the other figures. */
    notToday: z
      .strictObject({ perhaps: notTodayFiguresSchema, unlikely: notTodayFiguresSchema })
      .optional(),
  }),
  /** `fixed`, `reopenedSoon`, `cameBack` and `tooEarly` are together `closed`. */
  firstVisit: z.strictObject({
    closed: count,
    fixed: count,
    reopenedSoon: count,
    cameBack: count,
    tooEarly: count,
    reopenedEver: count,
  }),
  /** `held`, `cameBack` and `tooEarly` are together `helped`. */
  selfHelp: z.strictObject({
    shown: count,
    helped: count,
    held: count,
    cameBack: count,
    tooEarly: count,
  }),
  findings: z.array(z.strictObject({ code: z.string().max(60), tickets: count })).max(mostNamed),
  models: z.array(modelSchema).max(mostNamed),
  closingCodes: z.array(
    z.strictObject({ code: resolutionSchema.shape.closingCode, tickets: count }),
  ),
  /** `met`, `breached` and `running` are together `measured`. */
  agreements: z.array(
    z.strictObject({
      type: reportTypeSchema,
      measured: count,
      met: count,
      breached: count,
      running: count,
      responseBreached: count,
      resolutionBreached: count,
    }),
  ),
  feedback: feedbackSumsSchema,
  /** Absent in reports from before this field. */
  feedbackBy: feedbackGroupsSchema.optional(),
  /** Absent in reports from before this field. */
  unsolved: z.array(unsolvedSchema).max(mostUnsolved).optional(),
  work: z.strictObject({
    minutes: count,
    people: z
      .array(z.strictObject({ name: z.string().max(120), minutes: count, entries: count }))
      .max(mostPeople),
    categories: z
      .array(z.strictObject({ category: z.string().max(40).nullable(), minutes: count }))
      .max(100),
  }),
  skippedSteps: count,
  arguments: z.strictObject({ tickets: count, withArgument: count }),
});
export type SpanReport = z.infer<typeof spanReportSchema>;

/** Whether nobody came in a span and nothing was done in it for who had come before. */
export function isEmptyReport({ tickets, work, feedback, skippedSteps }: SpanReport): boolean {
  return tickets === 0 && work.minutes === 0 && feedback.given === 0 && skippedSteps === 0;
}
