import type { ClosingBlocker } from '../../../shared/domain/closing.ts';
import { missingConsent } from '../../../shared/domain/consent.ts';
import type { Resolution, Ticket } from '../../../shared/domain/ticket.ts';
import { closableOf } from '../report-type/facts-of-ticket.ts';
import { isApproved, useAuthorisation } from './use-authorisation.ts';

/** What approvals put between a ticket and its end; nothing as long as they are on their way. */
export function useMissingConsent(
  ticket: Ticket,
): (closingCode: Resolution['closingCode'] | null) => readonly ClosingBlocker[] {
  const { data } = useAuthorisation(ticket.item.ticketId, isApproved(ticket));
  if (data === undefined) return () => [];
  const consent = {
    approvals: data.approvals.map(({ state, decidedBy, right }) => ({
      state,
      decidedBy,
      namesRight: right !== null,
    })),
    rights: data.grants.filter(({ revokedAt }) => revokedAt === null).length,
    seats: data.seats.filter(({ releasedAt }) => releasedAt === null).length,
  };
  return (closingCode) => missingConsent({ ...closableOf(ticket), closingCode }, consent);
}
