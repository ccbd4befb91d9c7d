import { z } from 'zod';
import type { ReportType } from './report-type.ts';
import type { TicketStatus } from './ticket.ts';

/** Why a visitor gives up his place himself. */
export const leavingBecauseSchema = z.enum(['solved', 'another-time']);
export type LeavingBecause = z.infer<typeof leavingBecauseSchema>;

/** So long he may undo it and stands where he stood. */
export const undoLeavingMs = 60_000;

/** A ticket, as far as it says whether its visitor may go home. */
export interface MayLeave {
  readonly status: TicketStatus;
  readonly reportType: ReportType;
  /** Something of his is at the desk: he collects it first. */
  readonly leavesSomething: boolean;
  /** He gave up his place already and is to come another time. */
  readonly isAway: boolean;
}

/** Whether he waits for his turn, or may be called again. Who complains is called by nobody. */
export function waitsForTurn({
  status,
  reportType,
}: Pick<MayLeave, 'status' | 'reportType'>): boolean {
  if (reportType === 'complaint') return false;
  return (
    status === 'waiting' || status === 'called' || status === 'on-hold' || status === 'no-show'
  );
}

/** For which reasons a visitor may give up his place now; a ticket that is worked on is given up at the counter. */
export function mayLeave(ticket: MayLeave): readonly LeavingBecause[] {
  if (!waitsForTurn(ticket) || ticket.leavesSomething) return [];
  return ticket.isAway ? ['solved'] : ['solved', 'another-time'];
}

/** How long he may still undo it, in milliseconds; 0 when it is too late. */
export function undoLeft(leftAt: string, nowMs: number): number {
  return Math.max(0, Date.parse(leftAt) + undoLeavingMs - nowMs);
}
