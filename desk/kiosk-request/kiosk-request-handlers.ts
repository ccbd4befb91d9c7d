import { err, ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { noteProgress, takeAnswer } from './answer-request.ts';
import { askKiosk, kiosksNow, withdrawRequest } from './ask-kiosk.ts';
import { nextTasks } from './kiosk-tasks.ts';
import type { RequestWaiters } from './request-waiters.ts';

type KioskRequestRoutes =
  | 'kiosk.list'
  | 'ticket.ask-kiosk'
  | 'ticket.withdraw-kiosk-request'
  | 'kiosk.requests'
  | 'kiosk.request-progress'
  | 'kiosk.request-answer';

/** What the counter asks of kiosks, and what they answer. */
export function kioskRequestHandlers(
  context: DeskContext,
  waiters: RequestWaiters,
): Pick<DeskHandlers, KioskRequestRoutes> {
  return {
    'kiosk.list': async () => ok({ kiosks: await kiosksNow(context) }),
    'ticket.ask-kiosk': ({ params, body }, { session }) =>
      askKiosk(context, session, params.ticketId, body),
    'ticket.withdraw-kiosk-request': ({ params }, { session }) =>
      withdrawRequest(context, session, params),
    'kiosk.requests': async ({ query }, { kiosk, keyId }) => {
      const known = new Set(query.known.split(',').filter((id) => id !== ''));
      const requests = await nextTasks(context, waiters, kiosk.kioskId, known);
      // Much can happen to a kiosk while its question is held.
      const revoked = keyId === null ? null : await context.signatures.revoked(keyId);
      return revoked === null ? ok({ requests }) : err(revoked);
    },
    'kiosk.request-progress': ({ params, body }, { kiosk }) =>
      noteProgress(context, kiosk, params.requestId, body.progress),
    'kiosk.request-answer': ({ params, body }, { kiosk }) =>
      takeAnswer(context, kiosk, params.requestId, body),
  };
}
