import type { DeskContext } from '../desk-context.ts';
import { type StoredSession, findSession, touchSession } from '../store/session-store.ts';
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

/** The living session of a cookie's token, now seen again; null when there is none. */
export async function sessionOf(
  context: Pick<DeskContext, 'database' | 'clock' | 'settings'>,
  token: string,
): Promise<StoredSession | null> {
  return livingSession(context, tokenHash(token), true);
}

/** The living session of a token's hash. A stream asks without `touch`: an open page is no activity. */
export async function livingSession(
  context: Pick<DeskContext, 'database' | 'clock' | 'settings'>,
  hash: string,
  touch: boolean,
): Promise<StoredSession | null> {
  const stored = await findSession(context.database.read, hash);
  const nowMs = context.clock.nowMs();
  if (stored === null || hasEnded(stored, nowMs, context.settings)) return null;
  if (touch && nowMs - Date.parse(stored.lastSeenAt) > touchEveryMs) {
    await context.database.write((db) => touchSession(db, hash, new Date(nowMs).toISOString()));
  }
  const { breakUntil } = stored.session;
  const isOver = breakUntil !== null && Date.parse(breakUntil) <= nowMs;
  return isOver ? { ...stored, session: { ...stored.session, breakUntil: null } } : stored;
}
