import type { TFunction } from 'i18next';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';

/** To whom or where a ticket went for help, after the verb of a line of history; else null. */
export function escalationDetails(t: TFunction, { kind, details }: TicketEvent): string | null {
  const { to, because } = details;
  if (to === undefined) return null;
  switch (kind) {
    case 'ticket.escalated':
      return ` → ${String(to)}`;
    case 'ticket.escalation-followed':
    case 'ticket.escalation-taken':
    case 'ticket.package-taken':
      return ` (${String(to)})`;
    case 'ticket.escalation-ended': {
      const why = because === undefined ? '' : `, ${t(`escalation:ended.${String(because)}`)}`;
      return ` (${String(to)})${why}`;
    }
    default:
      return null;
  }
}
