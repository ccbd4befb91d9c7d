import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { handInRoutes } from '../../shared/contract/hand-in-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import {
  decideHandIn,
  findHandIn,
  handInsOfTicket,
  lockWaiting,
  waitingHandIns,
} from '../store/hand-in-store.ts';
import { lastOut } from '../store/handover-store.ts';
import { pageOf } from '../store/register-page.ts';
import { happenBeside, seenTicket } from '../ticket/beside-ticket.ts';
import { deviceKeyOf } from '../ticket/device-key.ts';
import { assetOut } from './asset-out.ts';

const unknown = () => fault('hand-in/unknown', 'No such return waits to be looked at');

/** What visitors bring back at a kiosk, until somebody of the desk has looked at it (ADR 31). */
export function handInHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof handInRoutes> {
  const { database } = context;
  const { read } = database;
  return {
    'hand-in.recognise': async ({ body }) => {
      const key = deviceKeyOf(body.device, context.deviceSecret);
      const asset = await assetOut(read, key, body.codes);
      if (asset === null) return ok({ found: null });
      const out = await lastOut(read, asset.assetId);
      return ok({
        found: {
          name: `${asset.maker} ${asset.model}`.slice(0, 160),
          tag: asset.tag,
          accessories: out?.item.accessories ?? [],
        },
      });
    },
    'hand-in.list': async ({ query }, { session }) => {
      const rows = await waitingHandIns(read, {
        before: query.before ?? null,
        limit: query.limit + 1,
        queues: queuesOf(session.role),
      });
      const { items, next } = pageOf(rows, query.limit, ({ handInId }) => handInId);
      return ok({ lines: items, next });
    },
    'hand-in.of-ticket': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      if (!ticket.ok) return ticket;
      const lines = await handInsOfTicket(read, params.ticketId, queuesOf(session.role));
      return ok({ lines: [...lines] });
    },
    'hand-in.refuse': async ({ params, body }, { session }) => {
      const queues = queuesOf(session.role);
      const found = await findHandIn(read, params.handInId, queues);
      if (found === null) return err(unknown());
      const done = await happenBeside(
        context,
        session,
        found.ticket.ticketId,
        async (db, _ticket, at) => {
          if (!(await lockWaiting(db, database.kind, params.handInId))) return err(unknown());
          const decision = { at, by: session.name, words: body.words };
          await decideHandIn(db, params.handInId, 'not-here', decision);
          const device = found.asset?.tag ?? found.deviceName ?? '';
          return ok({
            kind: 'ticket.hand-in-refused',
            words: body.words,
            details: { device },
          });
        },
      );
      if (!done.ok) return done;
      const line = await findHandIn(read, params.handInId, queues);
      return line === null ? err(unknown()) : ok(line);
    },
  };
}
