import { timestamp } from '../../shared/base/clock.ts';
import { ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { markSeen, noticesOf } from '../store/notice-store.ts';

/** The bell of whoever is signed in. */
export function noticeHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'notice.list' | 'notice.seen'> {
  const { clock, database } = context;
  return {
    'notice.list': async (_input, { session }) =>
      ok({ notices: await noticesOf(database.read, session.accountId, queuesOf(session.role)) }),
    'notice.seen': async ({ body }, { session }) => {
      await database.write((db) => markSeen(db, session.accountId, body.until, timestamp(clock)));
      return ok({});
    },
  };
}
