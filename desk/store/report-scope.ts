import { type RawBuilder, sql } from 'kysely';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { atSite } from './at-site.ts';
import type { Span } from './span-numbers.ts';

/** What a report counts: of which days, queues and site. */
export interface ReportScope extends Span {
  readonly queues: readonly WorkQueue[];
  /** All sites together when it is null. */
  readonly siteId: string | null;
}

/** `true` of a ticket whose queue and site a report counts. */
export function isInScope({ queues, siteId }: ReportScope): RawBuilder<boolean> {
  const inQueues = sql<boolean>`ticket.queue in (${sql.join(queues)})`;
  return siteId === null
    ? inQueues
    : sql<boolean>`(${inQueues} and ${atSite('ticket.site_id', siteId)})`;
}
