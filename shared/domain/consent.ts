import type { ApprovalState } from './approval.ts';
import { type Closable, type ClosingBlocker, isRequest } from './closing.ts';

/** A request for approval, as the closing rules look at it. */
export interface AskedConsent {
  readonly state: ApprovalState;
  readonly decidedBy: string | null;
  /** Whether it is about a right of the register. */
  readonly namesRight: boolean;
}

/** What was asked of others for a ticket, and what was given on it. */
export interface Consent {
  /** Newest first. */
  readonly approvals: readonly AskedConsent[];
  /** Rights and seats of licences that were given on the ticket and not taken back. */
  readonly rights: number;
  readonly seats: number;
}

/**
 * What approvals put between a resolved ticket and its end. It ends as done only when what was asked for
 * was allowed and, for an access, given; else its closing code must say that it was not.
 */
export function missingConsent(ticket: Closable, consent: Consent): readonly ClosingBlocker[] {
  if (ticket.closingCode === 'withdrawn') return [];
  if (consent.approvals.some(({ state }) => state === 'asked')) return ['approval-asked'];
  if (!isRequest(ticket.reportType) || ticket.errand === 'handover') return [];
  if (ticket.reportType === 'authorisation') return missingAccess(ticket, consent);
  return missingWord(ticket, consent);
}

function missingAccess(
  { closingCode }: Closable,
  { approvals, rights, seats }: Consent,
): readonly ClosingBlocker[] {
  if (closingCode === 'refused' || closingCode === 'referred') return [];
  const newest = answeredOf(approvals)[0];
  if (newest?.state === 'refused') return ['approval-refused'];
  const given = newest?.namesRight === true ? rights : rights + seats;
  return given === 0 ? ['right-not-granted'] : [];
}

/** Each approver is taken at his last word: who refused at first may have been convinced. */
function missingWord(
  { closingCode, details }: Closable,
  { approvals }: Consent,
): readonly ClosingBlocker[] {
  if (closingCode !== 'solved' && closingCode !== 'workaround') return [];
  const answered = answeredOf(approvals);
  const lastWords = answered.filter(
    ({ decidedBy }, place) => answered.findIndex((one) => one.decidedBy === decidedBy) === place,
  );
  if (lastWords.some(({ state }) => state === 'refused')) return ['approval-refused'];
  const isLarge = details?.type === 'change' && details.risk === 'large';
  return isLarge && lastWords.length === 0 ? ['approval-missing'] : [];
}

/** What was withdrawn or expired is no answer. */
function answeredOf(approvals: Consent['approvals']): Consent['approvals'] {
  return approvals.filter(({ state }) => state === 'approved' || state === 'refused');
}
