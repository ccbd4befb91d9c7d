import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import type { TurnRule } from './desk-rules.ts';
import { badgeNumberSchema, personalLineSchema } from './person.ts';
import type { WorkQueue } from './report-type.ts';
import type { QueueItem } from './ticket.ts';

/** The queues in which somebody can make an appointment; complaints have none. */
export const bookableQueueSchema = z.enum(['advice', 'device-operations']);
export type BookableQueue = z.infer<typeof bookableQueueSchema>;

/** With which a visitor is known at the kiosk: no vowels, no look-alikes. */
export const appointmentCodeSchema = z.string().regex(/^[2-9BCDFGHJKMNPQRTVWXZ]{6}$/u);

/** `booked` becomes `arrived` when its visitor joins the queue. */
export const appointmentStateSchema = z.enum(['booked', 'arrived', 'cancelled']);

/** A time at which somebody is expected. */
export const appointmentSchema = z.strictObject({
  appointmentId: uuidSchema,
  version: z.int().positive(),
  code: appointmentCodeSchema,
  queue: bookableQueueSchema,
  /** Where its visitor is expected. */
  siteId: uuidSchema,
  startsAt: timestampSchema,
  minutes: z.int().min(5).max(240),
  /** First name or what was written down at booking. */
  visitorName: z.string().max(120),
  /** True when a person of the organisation stands behind it, who is known by badge. */
  isKnownPerson: z.boolean(),
  reason: z.string().max(500),
  state: appointmentStateSchema,
  /** What its visitor's visit became. */
  ticketId: uuidSchema.nullable(),
});
export type Appointment = z.infer<typeof appointmentSchema>;

/** What is written down at booking and can be changed later. */
export const bookingSchema = z.strictObject({
  queue: bookableQueueSchema,
  /** Absent is where it was, of a new one where sits who books it. */
  siteId: uuidSchema.optional(),
  startsAt: timestampSchema,
  minutes: appointmentSchema.shape.minutes,
  reason: z
    .string()
    .max(1000)
    .transform((text) => cleanParagraphs(text, 500)),
});

/** For whom it is: a badge or staff number that the desk knows, or a name. */
export const bookedForSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('badge'), badgeNumber: badgeNumberSchema }),
  z.strictObject({ kind: z.literal('name'), name: personalLineSchema }),
]);

/** The most that a list of some days holds. */
export const mostAppointments = 500;

const minuteMs = 60_000;

/**
 * A visit of more minutes before the time is another errand: who comes in the morning for something else
 * is still expected in the afternoon. An hour is early enough for whoever allows for his train.
 */
const keptWithinMinutes = 60;
/** Later than this nobody comes for his appointment any more. */
export const longestLateMs = 4 * 60 * minuteMs;

/** How many minutes before its time a visit keeps an appointment: never fewer than its head start. */
export function keptEarlyMinutes({ headStartMinutes }: Pick<TurnRule, 'headStartMinutes'>): number {
  return Math.max(keptWithinMinutes, headStartMinutes);
}

/**
 * Whether a visit can be what an appointment is for: one of the same queue, or one of which that cannot
 * be told. Who comes to collect or bring something has said so, and a complaint has no appointment.
 */
export function mayKeep(
  { queue, errand, reportType }: Pick<QueueItem, 'queue' | 'errand' | 'reportType'>,
  appointment: { readonly queue: WorkQueue },
): boolean {
  if (queue === appointment.queue) return true;
  return errand !== 'handover' && reportType !== 'complaint' && queue !== 'confidential';
}

/** Whether its time is over; until then somebody can still be expected. */
export function isOver(
  { startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>,
  nowMs: number,
): boolean {
  return nowMs >= Date.parse(startsAt) + minutes * minuteMs;
}

/** Whether somebody who came at this moment has lost the place of his appointment. */
export function isLate(startsAtMs: number, cameAtMs: number, rule: TurnRule): boolean {
  return cameAtMs > startsAtMs + rule.graceMinutes * minuteMs;
}

/**
 * When somebody with an appointment counts as arrived, in milliseconds; the queue is then served as
 * always, urgent ones first and then by arrival. Who comes early gains nothing by it, who comes too
 * late stands where he came.
 */
export function turnOf(startsAtMs: number, cameAtMs: number, rule: TurnRule): number {
  return isLate(startsAtMs, cameAtMs, rule)
    ? cameAtMs
    : startsAtMs - rule.headStartMinutes * minuteMs;
}

/**
 * Whether another appointment at this moment leaves the promise true that no walk-in is overtaken by
 * more than `mostOvertaking` of them. One who came at `a` is overtaken only by those whose time lies
 * from `a` less the grace to `a` plus the head start, so no such span may hold more.
 */
export function fitsAt(startsAtMs: number, booked: readonly number[], rule: TurnRule): boolean {
  const spanMs = (rule.headStartMinutes + rule.graceMinutes) * minuteMs;
  const all = [...booked, startsAtMs].toSorted((one, other) => one - other);
  return all.every((first, at) => {
    const next = all[at + rule.mostOvertaking];
    const holdsNew = next !== undefined && first <= startsAtMs && startsAtMs <= next;
    return !holdsNew || next - first >= spanMs;
  });
}
