import { isOpen } from './service-level/clock.ts';
import type { TicketStatus } from './ticket.ts';

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
    isOpen(from.status) &&
    isOpen(into.status) &&
    from.confidential === into.confidential
  );
}
