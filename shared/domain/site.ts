import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import type { TicketStatus } from './ticket.ts';

/**
 * The site that every desk has from its first start. Kiosks, tickets and technicians for which nobody
 * chose a site belong to it, so an organisation with one site never has to know that there are sites.
 */
export const firstSiteId = '019ac8f4-7c00-7000-8000-000000000001';

export const mostSites = 50;
/** Of one site. */
export const mostCounters = 60;

/** A place of a site to which visitors are called. */
export const counterSchema = z.strictObject({
  counterId: uuidSchema,
  siteId: uuidSchema,
  name: z.string().max(40),
  /** Nobody is called to a counter that is not used any more. */
  active: z.boolean(),
});
export type Counter = z.infer<typeof counterSchema>;

/** A place where visitors are received: it has its own queues, counters, kiosks and board. */
export const siteSchema = z.strictObject({
  siteId: uuidSchema,
  name: z.string().max(80),
  /** Short address: where a visitor has to go. */
  where: z.string().max(120),
  active: z.boolean(),
  /** By name. */
  counters: z.array(counterSchema).max(mostCounters),
});
export type Site = z.infer<typeof siteSchema>;

/** More are not listed. */
export const mostSeats = 500;

/** Somebody who sits at a counter now. */
export const takenSeatSchema = z.strictObject({
  accountId: uuidSchema,
  name: z.string().max(120),
  siteId: uuidSchema,
  counter: z.string().max(40),
});
export type TakenSeat = z.infer<typeof takenSeatSchema>;

/** The site of something that names none: what belongs to the first site does not name it. */
export function siteIdOf({ siteId }: { readonly siteId?: string | null | undefined }): string {
  return siteId ?? firstSiteId;
}

/**
 * Only who is still in the queue is sent on; who is being helped is handed over. The `counter` of a
 * ticket that waits is the one that its visitor was sent to.
 */
export function mayTransfer(status: TicketStatus): boolean {
  return status === 'waiting' || status === 'called';
}

/** How a site is called in an address: `Delft (Zuid)` is `delft-zuid`. Two sites never have the same. */
export function shortNameOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/** The site of this id, when it is open; else null. */
export function openSite<S extends Pick<Site, 'siteId' | 'active'>>(
  sites: readonly S[],
  wanted: string,
): S | null {
  return sites.find(({ siteId, active }) => active && siteId === wanted) ?? null;
}

/** The site of this id or short name, or null. */
export function findSite<S extends Pick<Site, 'siteId' | 'name'>>(
  sites: readonly S[],
  wanted: string,
): S | null {
  const shortName = shortNameOf(wanted);
  return (
    sites.find(({ siteId }) => siteId === wanted) ??
    sites.find(({ name }) => shortNameOf(name) === shortName) ??
    null
  );
}
