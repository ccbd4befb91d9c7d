import { z } from 'zod';
import { type ReportDetails, emptyDetails } from './report-details.ts';
import type { Errand, ReportType } from './report-type.ts';
import type { Resolution, Verification } from './ticket.ts';

/** Why a resolved ticket cannot be closed yet; words stand in the catalogue as `details:blocker.<name>`. */
export const closingBlockerSchema = z.enum([
  'visitor-not-asked',
  'knowledge-undecided',
  'wished-missing',
  'agreed-day-missing',
  'risk-unknown',
  'end-missing',
  'owner-missing',
  'reply-by-missing',
  'reply-missing',
  'approval-asked',
  'approval-refused',
  'approval-missing',
  'right-not-granted',
]);
export type ClosingBlocker = z.infer<typeof closingBlockerSchema>;

/** What is known of a ticket when somebody wants to close it. */
export interface Closable {
  readonly errand: Errand;
  readonly reportType: ReportType;
  readonly details: ReportDetails | null;
  readonly verification: Verification | null;
  readonly closingCode: Resolution['closingCode'] | null;
}

/** What whoever closes says with it. */
export interface ClosingWords {
  /** Why the reporter could not be asked whether it works. */
  readonly notAskedBecause?: string | undefined;
  /** Whether the answer belongs in the knowledge base. */
  readonly knowledgeCandidate?: boolean | undefined;
  /** The desk closes by itself, after so many days in which nobody said that it is not over. */
  readonly waitedDays?: number | undefined;
}

/**
 * What still stands between a resolved ticket and its end, by the type of the report. A hand-over and
 * what was withdrawn have no such rule, nor has a request that was refused: nothing is agreed of it.
 */
export function missingToClose(ticket: Closable, said: ClosingWords): readonly ClosingBlocker[] {
  if (ticket.errand === 'handover' || ticket.closingCode === 'withdrawn') return [];
  if (ticket.closingCode === 'refused' && isRequest(ticket.reportType)) return [];
  const details =
    ticket.details?.type === ticket.reportType ? ticket.details : emptyDetails(ticket.reportType);
  switch (details.type) {
    case 'incident':
      return ticket.verification === 'works' ||
        said.notAskedBecause !== undefined ||
        said.waitedDays !== undefined
        ? []
        : ['visitor-not-asked'];
    case 'information':
      return said.knowledgeCandidate === undefined && said.waitedDays === undefined
        ? ['knowledge-undecided']
        : [];
    case 'change':
      return [
        ...(details.wished === null ? (['wished-missing'] as const) : []),
        ...(details.wished?.kind === 'on' && details.agreedDay === null
          ? (['agreed-day-missing'] as const)
          : []),
        ...(details.risk === null || details.risk === 'unknown' ? (['risk-unknown'] as const) : []),
      ];
    case 'authorisation':
      return details.end === null ? ['end-missing'] : [];
    case 'complaint':
      return [
        ...(details.owner === null ? (['owner-missing'] as const) : []),
        ...(details.replyBy === null ? (['reply-by-missing'] as const) : []),
        ...(details.reply === null ? (['reply-missing'] as const) : []),
      ];
  }
}

/** Whether a report of this type asks for something that somebody else may refuse. */
export function isRequest(reportType: ReportType): boolean {
  return reportType === 'change' || reportType === 'authorisation';
}
