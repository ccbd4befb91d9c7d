import type { QueueGlance } from './queue-view.ts';

type Line = Pick<QueueGlance, 'waiting'>;

/** Counted once for all phones that look at the same moment. */
const placesOf = new WeakMap<Line, ReadonlyMap<string, number>>();

/** How many are served before a ticket, or null when it does not wait. */
export function peopleAhead(glance: Line, ticketId: string): number | null {
  let places = placesOf.get(glance);
  if (places === undefined) {
    places = placesIn(glance);
    placesOf.set(glance, places);
  }
  return places.get(ticketId) ?? null;
}

/** Of everybody who waits, how many stand before him in his queue at his site. */
function placesIn({ waiting }: Line): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  const places = new Map<string, number>();
  for (const { ticketId, queue, siteId } of waiting) {
    const line = `${siteId} ${queue}`;
    const ahead = lengths.get(line) ?? 0;
    places.set(ticketId, ahead);
    lengths.set(line, ahead + 1);
  }
  return places;
}
