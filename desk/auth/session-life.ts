import type { Fault } from '../../shared/base/fault.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StoredSession, findSession, touchSession } from '../store/session-store.ts';
import { storeFault } from '../store/store-fault.ts';
import { tokenHash } from './token.ts';

/** A session is marked as seen at most this often, so that reading does not cost a write each time. */
const touchEveryMs = 60_000;

/** Whether a session has ended by itself: idle too long, or simply old. */
export function hasEnded(
  session: Pick<StoredSession, 'createdAt' | 'lastSeenAt'>,
  nowMs: number,
  limits: { readonly sessionIdleMs: number; readonly sessionLifetimeMs: number },
): boolean {
  return (
    nowMs - Date.parse(session.lastSeenAt) > limits.sessionIdleMs ||
    nowMs - Date.parse(session.createdAt) > limits.sessionLifetimeMs
  );
}

/**
 * The living session of a cookie's token, now seen again; null when there is none. On a full disk he is
 * not marked as seen, which `onUnmarked` hears, and goes on: what he asks may write nothing itself.
 */
export async function sessionOf(
  context: Pick<DeskContext, 'database' | 'clock' | 'settings'>,
  token: string,
  onUnmarked: (trouble: Fault) => void,
): Promise<StoredSession | null> {
  const living = await livingSession(context, tokenHash(token));
  const nowMs = context.clock.nowMs();
  if (living === null || nowMs - Date.parse(living.lastSeenAt) <= touchEveryMs) return living;
  const at = new Date(nowMs).toISOString();
  try {
    await context.database.write((db) => touchSession(db, living.tokenHash, at));
  } catch (error) {
    const trouble = storeFault(error);
    if (trouble === null) throw error;
    onUnmarked(trouble);
  }
  return living;
}

/** The living session of a token's hash, not marked as seen: an open page is no activity. */
export async function livingSession(
  context: Pick<DeskContext, 'database' | 'clock' | 'settings'>,
  hash: string,
): Promise<StoredSession | null> {
  const stored = await findSession(context.database.read, hash);
  const nowMs = context.clock.nowMs();
  if (stored === null || hasEnded(stored, nowMs, context.settings)) return null;
  const { breakUntil } = stored.session;
  const isOver = breakUntil !== null && Date.parse(breakUntil) <= nowMs;
  return isOver ? { ...stored, session: { ...stored.session, breakUntil: null } } : stored;
}
