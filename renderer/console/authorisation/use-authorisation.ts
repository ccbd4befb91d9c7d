import { useQuery } from '@tanstack/react-query';
import { isRequest } from '../../../shared/domain/closing.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { type Act, useAct } from '../app/use-act.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { licencesKey, rightsKey } from '../register/register-keys.ts';

/** Approvals, identity, rights and seats of a ticket; stale by itself with every event of it. */
export function useAuthorisation(ticketId: string, enabled = true) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId), 'authorisation'],
    queryFn: () => valueOf(desk.call('ticket.authorisation', { params: { ticketId } })),
    enabled,
  });
}

/** Does something that belongs to a ticket; card and registers are read anew. */
export function useTicketAct(ticketId: string): Act {
  return useAct([ticketKey(ticketId), licencesKey, rightsKey]);
}

/** Whether somebody can approve this kind of report. */
export function isApproved({ item }: Ticket): boolean {
  return isRequest(item.reportType);
}

/** For whom it is, as far as the ticket says: the one it was reported for, else the visitor. */
export function holderName({ forWhom, visitor }: Ticket): string {
  if (forWhom?.kind === 'team-member') return forWhom.who;
  switch (visitor.kind) {
    case 'known':
      return visitor.firstName;
    case 'unverified':
      return visitor.name ?? '';
    case 'guest':
      return visitor.name;
    case 'anonymous':
      return '';
  }
}
