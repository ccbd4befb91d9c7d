import type { TicketStatus } from './ticket.ts';

const open: ReadonlySet<TicketStatus> = new Set(['waiting', 'called', 'in-progress']);

/**
 * Whether a ticket may go on in another: both are open, and neither is confidential unless both are,
 * so that nobody reads by a merge what he may not see.
 */
export function mayMerge(
  from: {
    readonly ticketId: string;
    readonly status: TicketStatus;
    readonly confidential: boolean;
  },
  into: {
    readonly ticketId: string;
    readonly status: TicketStatus;
    readonly confidential: boolean;
  },
): boolean {
  return (
    from.ticketId !== into.ticketId &&
    open.has(from.status) &&
    open.has(into.status) &&
    from.confidential === into.confidential
  );
}
