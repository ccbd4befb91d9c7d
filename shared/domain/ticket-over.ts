import type { TicketStatus } from './ticket.ts';

/** The states in which nobody works on a ticket, or waits for it, any more. */
export const overStatuses = ['closed', 'cancelled'] as const satisfies readonly TicketStatus[];

/** Whether a ticket is over: closed or cancelled. One that is resolved still waits for its visitor. */
export function isTicketOver(status: TicketStatus): status is (typeof overStatuses)[number] {
  return status === 'closed' || status === 'cancelled';
}
