import type { EarlierVisit } from '../../shared/contract/earlier-routes.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import type { VisitDraft } from '../../shared/domain/visit.ts';
import type { DeskLink } from '../desk/desk-link.ts';

/** A visitor who held up his badge waits this long at most to be known again, in milliseconds. */
const longestWaitMs = 1000;
/** He reads what was found on his device meanwhile, and is asked when he goes on. */
const longestAskMs = 5000;

/**
 * Asks the desk whether whoever stands here was here before, by the badge that he held to the reader or
 * by the device that he let us read. Only for the visit before the screen, and never kept: a kiosk that
 * starts anew, or a desk that does not answer in time, simply asks the visitor nothing.
 */
export class EarlierVisits {
  private readonly desk: DeskLink;
  private badge: { readonly visitId: string; readonly badgeNumber: string } | null = null;
  private askedFor: string | null = null;
  private offered: { readonly visitId: string; readonly ticketId: string } | null = null;

  constructor(desk: DeskLink) {
    this.desk = desk;
  }

  /** Remembers a badge that the desk knew. */
  badgeShown(visitId: string, badgeNumber: string): void {
    this.badge = { visitId, badgeNumber };
  }

  async ask(draft: VisitDraft): Promise<EarlierVisit | null> {
    const { visitId } = draft;
    const badgeNumber = this.badge?.visitId === visitId ? this.badge.badgeNumber : null;
    const device = deviceIdentity(draft.readout);
    if (badgeNumber === null && device === null) return null;
    // A complaint is nobody's but the lead's, so it never becomes part of another ticket.
    if (draft.reportType === 'complaint' || draft.earlier !== null) return null;
    if (!this.desk.state.reachable) return null;
    this.askedFor = visitId;
    const reply = await this.desk.call(
      'visit.earlier',
      { params: undefined, query: undefined, body: { badgeNumber, device } },
      { timeoutMs: draft.readout === null ? longestWaitMs : longestAskMs },
    );
    // Whatever went wrong, the visit goes on as one of its own.
    const found = reply.ok ? reply.value.found : null;
    // Somebody else may stand here by now, and was asked something of his own.
    if (this.askedFor !== visitId) return null;
    if (found !== null) this.offered = { visitId, ticketId: found.ticketId };
    return found;
  }

  /** Whether the visitor of this visit was asked about this ticket. */
  wasOffered(visitId: string, ticketId: string): boolean {
    return this.offered?.visitId === visitId && this.offered.ticketId === ticketId;
  }
}
