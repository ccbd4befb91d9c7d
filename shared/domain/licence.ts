import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { holderSchema } from './holder.ts';
import { personalLineSchema } from './person.ts';
import { daySchema } from './report-details.ts';
import type { BusinessTime } from './service-level/business-time.ts';

/** A product of which the organisation owns so many seats at most. */
export const mostSeats = 1_000_000;
/** A product names so many others at most that can do instead. */
export const mostAlternatives = 5;
/** Who is offered a seat has so many days on which the desk opens to take it; then it is the next one's. */
const offerDays = 3;
/** A desk that opens less often than that in so many days keeps the seat for these. */
const longestOfferDays = 60;
const dayMs = 24 * 60 * 60 * 1000;

/** What a lead decides about a product. */
export const licenceFactsSchema = z.strictObject({
  name: personalLineSchema,
  vendor: personalLineSchema,
  seats: z.int().min(0).max(mostSeats),
  owner: personalLineSchema,
  alternatives: z.array(uuidSchema).max(mostAlternatives),
});
export type LicenceFacts = Readonly<z.infer<typeof licenceFactsSchema>>;

/** How the seats of a product are spread. */
export interface SeatCounts {
  readonly seats: number;
  readonly taken: number;
  /** Kept for somebody of the wait-list. */
  readonly offered: number;
}

export const licenceSchema = z.strictObject({
  productId: uuidSchema,
  ...licenceFactsSchema.shape,
  taken: z.int().min(0),
  offered: z.int().min(0),
  /** Who wait and have no offer yet. */
  waiting: z.int().min(0),
});
export type Licence = Readonly<z.infer<typeof licenceSchema>>;

/** A ticket as a register names it; null when there is none or it may not be seen. */
export const ticketRefSchema = z
  .strictObject({
    ticketId: uuidSchema,
    number: z.int().positive(),
    visitCode: z.string().max(8),
  })
  .nullable();

export const seatSchema = z.strictObject({
  seatId: uuidSchema,
  productId: uuidSchema,
  productName: z.string().max(120),
  holder: holderSchema,
  ticket: ticketRefSchema,
  assignedBy: z.string().max(120),
  fromAt: timestampSchema,
  /** A seat until a day is kept to the end of it. */
  untilOn: daySchema.nullable(),
  /** Null while the seat is taken. */
  releasedAt: timestampSchema.nullable(),
  releaseReason: z.string().max(4000).nullable(),
});
export type Seat = Readonly<z.infer<typeof seatSchema>>;

export const waitSchema = z.strictObject({
  waitId: uuidSchema,
  productId: uuidSchema,
  productName: z.string().max(120),
  holder: holderSchema,
  ticket: ticketRefSchema,
  askedBy: z.string().max(120),
  since: timestampSchema,
  /** From one; an offered one has none. */
  place: z.int().positive().nullable(),
  /** Until when a seat is kept for him; null while he waits. */
  offeredUntil: timestampSchema.nullable(),
  /** When he let a seat go by and was put at the end; absent when he never did. */
  lapsedAt: timestampSchema.optional(),
});
export type LicenceWait = Readonly<z.infer<typeof waitSchema>>;

/**
 * The end of an offer: closing time of the third day on which the desk opens after it was made. So a
 * weekend or a holiday takes it from nobody.
 */
export function offerEndMs(
  offeredMs: number,
  { openings }: Pick<BusinessTime, 'openings'>,
): number {
  const lastMs = offeredMs + longestOfferDays * dayMs;
  // From a day before, so that the morning of a day with a break is there when it was offered after noon.
  const days = Map.groupBy(openings(offeredMs - dayMs, lastMs), ({ day }) => day);
  const after = [...days.values()].filter(([first]) => (first?.fromMs ?? 0) > offeredMs);
  return after[offerDays - 1]?.at(-1)?.untilMs ?? lastMs;
}

/** No offer that lasts at a moment was made before this, nor do earlier hours tell when one ends. */
export function oldestOfferMs(nowMs: number): number {
  return nowMs - (longestOfferDays + 1) * dayMs;
}

/** Seats that anybody may take. */
export function freeSeats({ seats, taken, offered }: SeatCounts): number {
  return Math.max(0, seats - taken - offered);
}

/** Whether somebody gets a seat now: one kept for him, or one that is free and nobody stands before him. */
export function mayTakeSeat(
  counts: SeatCounts & { readonly waiting: number },
  hasOffer: boolean,
): boolean {
  if (hasOffer) return counts.taken < counts.seats;
  return freeSeats(counts) > 0 && counts.waiting === 0;
}

/** How many of those who wait are to be offered a seat now. */
export function offersDue(counts: SeatCounts & { readonly waiting: number }): number {
  return Math.min(freeSeats(counts), counts.waiting);
}
