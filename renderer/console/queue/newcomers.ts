import { siteIdOf } from '../../../shared/domain/site.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';

/** Everybody who was seen in the queue, and how many came since somebody was last told of it. */
export interface Newcomers {
  readonly seen: ReadonlySet<string>;
  readonly count: number;
}

/** What is looked at of a ticket in the queue. */
type Looked = Pick<QueueItem, 'ticketId' | 'status' | 'siteId'>;

/** After another look at the queue. Who waits at another site, or comes back into the queue, is not new here. */
export function lookedAgain(
  before: Newcomers | null,
  items: Iterable<Looked>,
  siteId: string,
): Newcomers {
  const here = [...items].filter((item) => siteIdOf(item) === siteId);
  const fresh = here.filter(({ ticketId }) => before?.seen.has(ticketId) !== true);
  if (before !== null && fresh.length === 0) return before;
  const seen = new Set([...(before?.seen ?? []), ...fresh.map(({ ticketId }) => ticketId)]);
  // Whoever was there at the first look came before.
  const came = before === null ? 0 : fresh.filter(({ status }) => status === 'waiting').length;
  return { seen, count: (before?.count ?? 0) + came };
}
