import type { StoredTicket } from '../ticket/stored-ticket.ts';
import type { NewEvent, StreamedEvent } from './event-store.ts';
import type { Db } from './tables.ts';

/** The series of ticket numbers. */
export const ticketSeries = 'ticket';

/** The numbers that somebody is given on arrival. */
export interface GivenNumbers {
  readonly number: number;
  /** The next of the code series; null without one. */
  readonly codeNumber: number | null;
}

/** What is stored of an arrival, and what its kiosk is answered. */
export interface Arrival<T> {
  readonly ticket: StoredTicket;
  readonly event: NewEvent;
  readonly reply: T;
}

/** Where visit codes come from. */
export interface CodeSeries {
  readonly name: string;
  /** The first number from this one on whose code nobody holds still; this one when every code is held. */
  readonly firstFree: (codeNumber: number) => number;
}

/** Makes the ticket once its numbers are known. May be called again: it must do nothing but read and make. */
export type Arrive<T> = (given: GivenNumbers, db: Db) => Promise<Arrival<T>>;

/** What came of it, durable. */
export interface TakenIn<T> {
  readonly reply: T;
  readonly event: StreamedEvent;
  /** Whether other desks were told with the commit. */
  readonly told: boolean;
}

/** The same numbers with the first code, from the given one on, that nobody holds. */
export function withFreeCode<Numbers extends GivenNumbers>(
  numbers: Numbers,
  series: CodeSeries | null,
): Numbers {
  const { codeNumber } = numbers;
  return codeNumber === null || series === null
    ? numbers
    : { ...numbers, codeNumber: series.firstFree(codeNumber) };
}
