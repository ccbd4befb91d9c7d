import type { TicketEvent } from '../../../shared/domain/ticket.ts';

/** To whom or where a ticket went for help, after the verb of a line of history; else null. */
export function escalationDetails({ kind, details }: TicketEvent): string | null {
  const { to } = details;
  if (to === undefined) return null;
  switch (kind) {
    case 'ticket.escalated':
      return ` → ${String(to)}`;
    case 'ticket.escalation-followed':
    case 'ticket.escalation-taken':
    case 'ticket.escalation-ended':
    case 'ticket.package-taken':
      return ` (${String(to)})`;
    default:
      return null;
  }
}
