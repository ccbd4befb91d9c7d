import type { Closable } from '../../../shared/domain/closing.ts';
import {
  emptyDetails,
  hasDetails,
  missingFacts,
  type MandatoryFact,
  type ReportDetails,
} from '../../../shared/domain/report-details.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';

/** The facts of a ticket; an empty form when nobody was asked, and null for a hand-over. */
export function detailsOf({ item, details }: Ticket): ReportDetails | null {
  if (!hasDetails(item.errand)) return null;
  return details?.type === item.reportType ? details : emptyDetails(item.reportType);
}

/** The mandatory facts that nobody gave yet. */
export function missingOf(ticket: Ticket): readonly MandatoryFact[] {
  const details = detailsOf(ticket);
  return details === null ? [] : missingFacts(details);
}

/** What the closing rules look at. */
export function closableOf({ item, details, verification, resolution }: Ticket): Closable {
  return {
    errand: item.errand,
    reportType: item.reportType,
    details,
    verification,
    closingCode: resolution?.closingCode ?? null,
  };
}

/** Whether the answer to a complaint was promised for a moment that has passed. */
export function isReplyLate(details: ReportDetails | null, nowMs: number): boolean {
  return (
    details?.type === 'complaint' &&
    details.reply === null &&
    details.replyBy !== null &&
    Date.parse(details.replyBy) < nowMs
  );
}
