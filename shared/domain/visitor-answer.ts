import { z } from 'zod';
import type { EarlierAnswer } from './earlier-answer.ts';
import type { Errand, ReportType } from './report-type.ts';
import type { TicketStatus, Verification } from './ticket.ts';

/** What a visitor himself can say of his ticket. */
export const visitorMaySchema = z.enum(['verify', 'reopen']);
export type VisitorMay = z.infer<typeof visitorMaySchema>;

/** How far a ticket is, as far as its visitor has a say in it. */
export interface TicketStanding {
  readonly status: TicketStatus;
  readonly verification: Verification | null;
  /** A request that was refused: nothing was made that could work or not. */
  readonly refused: boolean;
  /** RFC 3339; null while it is not closed. */
  readonly closedAt: string | null;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Whether a closed ticket may still be opened again by its visitor. */
function isRecent({ closedAt }: TicketStanding, nowMs: number, reopenDays: number): boolean {
  return closedAt !== null && nowMs - Date.parse(closedAt) <= reopenDays * dayMs;
}

/** What the visitor may say of a ticket now. `reopenDays` counts from its closing. */
export function visitorMay(
  ticket: TicketStanding,
  nowMs: number,
  reopenDays: number,
): readonly VisitorMay[] {
  if (ticket.status === 'resolved') {
    if (ticket.refused) return [];
    return ticket.verification === 'works' ? ['reopen'] : ['verify'];
  }
  return ticket.status === 'closed' && isRecent(ticket, nowMs, reopenDays) ? ['reopen'] : [];
}

/** What is asked at check-in of a ticket that may be the same: does this belong to it, does it work now. */
export const earlierQuestionSchema = z.enum(['join', 'verify', 'reopen']);
export type EarlierQuestion = z.infer<typeof earlierQuestionSchema>;

/**
 * What to ask about an earlier ticket of the same person or device; null for nothing. A closed one is
 * asked about only by its device: a person comes back with other things as well.
 */
export function earlierQuestion(
  ticket: TicketStanding,
  because: 'same-person' | 'same-device',
  nowMs: number,
  reopenDays: number,
): EarlierQuestion | null {
  switch (ticket.status) {
    case 'waiting':
    case 'called':
    case 'in-progress':
    case 'on-hold':
    case 'no-show':
      return 'join';
    case 'resolved':
      if (ticket.refused) return null;
      if (ticket.verification !== 'works') return 'verify';
      return because === 'same-device' ? 'reopen' : null;
    case 'closed':
      return because === 'same-device' && isRecent(ticket, nowMs, reopenDays) ? 'reopen' : null;
    case 'cancelled':
      return null;
  }
}

/**
 * Whether a visit of this kind is asked about an earlier ticket. A complaint is never part of a ticket that others read.
 * Whether it works now is not asked of who came for something else: his yes would end the visit, and his status page
 * asks it too.
 */
export function asksAbout(
  question: EarlierQuestion,
  {
    errand,
    reportType,
  }: { readonly errand: Errand | null; readonly reportType: ReportType | null },
): boolean {
  const cameForElse = errand === 'handover' || errand === 'question';
  return reportType !== 'complaint' && !(question === 'verify' && cameForElse);
}

/** What becomes of the earlier ticket. `join` only adds to it. */
export type EarlierOutcome =
  | { readonly does: 'join' }
  | { readonly does: 'reopen' }
  | { readonly does: 'verify'; readonly verification: Verification };

/**
 * What an answer does to a ticket as it is when the answer arrives, which may be hours after it was
 * asked; null: the visit becomes a ticket of its own.
 */
export function outcomeOf(
  answer: EarlierAnswer['answer'],
  ticket: TicketStanding,
  nowMs: number,
  reopenDays: number,
): EarlierOutcome | null {
  if (answer === 'other') return null;
  if (answer !== 'same' && ticket.status === 'resolved') {
    return ticket.refused ? null : { does: 'verify', verification: answer };
  }
  if (answer === 'works') return { does: 'join' };
  switch (ticket.status) {
    case 'waiting':
    case 'called':
    case 'in-progress':
    case 'on-hold':
    case 'no-show':
      return { does: 'join' };
    case 'resolved':
      return { does: 'reopen' };
    case 'closed':
      return isRecent(ticket, nowMs, reopenDays) ? { does: 'reopen' } : null;
    case 'cancelled':
      return null;
  }
}
