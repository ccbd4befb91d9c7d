import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import {
  type LeavingBecause,
  mayLeave,
  undoLeft,
  waitsForTurn,
} from '../../shared/domain/going-home.ts';
import { longestHoldMinutes } from '../../shared/domain/hold.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import { isDeviceHere } from '../store/bench-store.ts';
import { hasWaitingHandIn } from '../store/hand-in-store.ts';
import { lastLeft } from '../store/held-store.ts';
import type { Db } from '../store/tables.ts';
import { changeUnasked } from './change-unasked.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What the page of a visitor says of going home, and of having gone. */
export async function goingHome(
  db: Db,
  item: QueueItem,
  nowMs: number,
): Promise<Pick<StatusPage, 'mayLeave' | 'collectFirst' | 'isAway' | 'undoForMs'>> {
  const { status } = item;
  if (status !== 'closed' && !waitsForTurn(item)) return {};
  const left =
    status === 'closed' || status === 'on-hold' ? await lastLeft(db, item.ticketId) : null;
  const undoForMs = left === null ? 0 : undoLeft(left.at, nowMs);
  const undo = undoForMs > 0 ? { undoForMs } : {};
  if (status === 'closed') return undo;
  const collectFirst = await isDeviceHere(db, item.ticketId);
  const leavesSomething = collectFirst || (await hasWaitingHandIn(db, item.ticketId));
  return {
    mayLeave: [...mayLeave({ ...item, leavesSomething, isAway: left !== null })],
    ...(collectFirst ? { collectFirst } : {}),
    ...(left === null ? {} : { isAway: true, ...undo }),
  };
}

/** The visitor gives up his place, for as long as nobody works on his ticket and nothing of his is at the desk. */
export async function leave(
  context: DeskContext,
  ticketId: string,
  because: LeavingBecause,
): Promise<Result<Record<string, never>, Fault>> {
  const { reopenDays } = await rulesNow(context);
  const keptMs = Math.min(reopenDays * dayMs, longestHoldMinutes * minuteMs);
  const until = new Date(context.clock.nowMs() + keptMs).toISOString();
  let allowed = false;
  await changeUnasked(context, ticketId, 'visitor', async (item, _ticket, db) => {
    const leavesSomething = await hasSomethingHere(db, ticketId);
    const isAway = item.status === 'on-hold' && (await lastLeft(db, ticketId)) !== null;
    allowed = mayLeave({ ...item, leavesSomething, isAway }).includes(because);
    if (!allowed) return null;
    return because === 'solved' ? { type: 'withdraw' } : { type: 'leave', until };
  });
  return allowed
    ? ok({})
    : err(fault('ticket/illegal-move', 'He waits no more, or something of his is at the desk'));
}

/** Whether its visitor closed a ticket himself just now, and may think better of it. */
export async function mayUndo(db: Db, ticketId: string, nowMs: number): Promise<boolean> {
  const left = await lastLeft(db, ticketId);
  return left?.because === 'solved' && undoLeft(left.at, nowMs) > 0;
}

async function hasSomethingHere(db: Db, ticketId: string): Promise<boolean> {
  return (await isDeviceHere(db, ticketId)) || hasWaitingHandIn(db, ticketId);
}
