import type { TicketEvent } from '../../../shared/domain/ticket.ts';

/** What happened since `seen`, when somebody else had a hand in it; null when it was oneself alone. */
export function overtakenBy(
  history: readonly TicketEvent[],
  seen: readonly TicketEvent[],
  name: string,
): readonly TicketEvent[] | null {
  const known = new Set(seen.map(({ eventId }) => eventId));
  const news = history.filter(({ eventId }) => !known.has(eventId));
  return news.some(({ actor }) => actor !== name) ? news : null;
}
