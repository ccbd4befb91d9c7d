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
  private offered: { readonly visitId: string; readonly ticketIds: readonly string[] } | null =
    null;
  /** An older desk refuses a question that it does not know, and tells of one ticket; asked anew after the next start. */
  private asksSeveral = true;

  constructor(desk: DeskLink) {
    this.desk = desk;
  }

  /** Remembers a badge that the desk knew. */
  badgeShown(visitId: string, badgeNumber: string): void {
    this.badge = { visitId, badgeNumber };
  }

  /** The tickets that the visitor may mean, newest first; none when there is nothing to ask. */
  async ask(draft: VisitDraft): Promise<readonly EarlierVisit[]> {
    const { visitId } = draft;
    const badgeNumber = this.badge?.visitId === visitId ? this.badge.badgeNumber : null;
    const device = deviceIdentity(draft.readout);
    if (badgeNumber === null && device === null) return [];
    // A complaint is nobody's but the lead's, so it never becomes part of another ticket.
    if (draft.reportType === 'complaint' || draft.earlier !== null) return [];
    if (!this.desk.state.reachable) return [];
    this.askedFor = visitId;
    const timeoutMs = draft.readout === null ? longestWaitMs : longestAskMs;
    const offers = await this.offersOf({ badgeNumber, device }, AbortSignal.timeout(timeoutMs));
    // Somebody else may stand here by now, and was asked something of his own.
    if (this.askedFor !== visitId) return [];
    if (offers.length > 0) {
      this.offered = { visitId, ticketIds: offers.map(({ ticketId }) => ticketId) };
    }
    return offers;
  }

  /** Whatever goes wrong, the visit goes on as one of its own. */
  private async offersOf(
    of: { readonly badgeNumber: string | null; readonly device: string | null },
    signal: AbortSignal,
  ): Promise<readonly EarlierVisit[]> {
    const body = this.asksSeveral ? { ...of, several: true as const } : of;
    const reply = await this.desk.call(
      'visit.earlier',
      { params: undefined, query: undefined, body },
      { signal },
    );
    if (!reply.ok) {
      if (!this.asksSeveral || reply.fault.code !== 'input/invalid') return [];
      this.asksSeveral = false;
      return this.offersOf(of, signal);
    }
    const { found, offers } = reply.value;
    return offers ?? (found === null ? [] : [found]);
  }

  /** Whether the visitor of this visit was asked about this ticket. */
  wasOffered(visitId: string, ticketId: string): boolean {
    return this.offered?.visitId === visitId && this.offered.ticketIds.includes(ticketId);
  }
}
