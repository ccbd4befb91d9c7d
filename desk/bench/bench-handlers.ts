import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { z } from 'zod';
import type { benchRoutes } from '../../shared/contract/bench-routes.ts';
import { mostLeftDevices } from '../../shared/contract/visitor-devices.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type Holder, codesIn, sameCode } from '../../shared/domain/custody.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { mailPickUp } from '../mail/pick-up-mail.ts';
import { queuesOf } from '../queue/visibility.ts';
import { type BenchPlace, benchLines, benchLinesFor, leftDevicesOf } from '../store/bench-store.ts';
import type { Db } from '../store/tables.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { leaveDevice } from './leave-device.ts';
import { custodyOf, happenToDevice, moveDevice, shelfWithRoom } from './left-device.ts';
import { collectedBefore } from './pick-up-reminder.ts';

type Names = Extract<keyof typeof benchRoutes, `bench.${string}`>;
type Destination = z.output<(typeof benchRoutes)['bench.move']['body']>['to'];

/** Devices that visitors left behind: taken in, moved, worked on, ready and handed out (ADR 20). */
export function benchHandlers(context: DeskContext): Pick<DeskHandlers, Names> {
  const { read } = context.database;
  return {
    'bench.list': async ({ query }, { session }) => {
      const lines = await benchLines(read, {
        view: query.view,
        queues: queuesOf(session.role),
        at: query.site === undefined ? null : { siteId: query.site, accountId: session.accountId },
        readyBefore: await collectedBefore(context),
        after: query.after === undefined ? null : placeOf(query.after),
        limit: query.limit + 1,
      });
      const page = lines.slice(0, query.limit);
      const last = page.at(-1)?.device;
      return ok({
        lines: page,
        next:
          lines.length > page.length && last !== undefined
            ? `${last.promisedAt} ${last.leftId}`
            : null,
      });
    },
    'bench.of-ticket': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      if (!ticket.ok) return ticket;
      const rows = await leftDevicesOf(read, params.ticketId, mostLeftDevices);
      return ok({ devices: await Promise.all(rows.map((row) => custodyOf(read, row))) });
    },
    'bench.pick-ups': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      if (!ticket.ok) return ticket;
      const { document, item, personId } = ticket.value;
      const lines = await benchLinesFor(read, {
        codes: codesIn(document.reason?.words ?? ''),
        personId: item.errand === 'handover' ? personId : null,
        queues: queuesOf(session.role),
        limit: mostLeftDevices,
      });
      return ok({ lines: lines.filter((line) => line.ticket.ticketId !== params.ticketId) });
    },
    'bench.leave': ({ params, body }, { session }) =>
      leaveDevice(context, session, params.ticketId, body),
    'bench.move': ({ params, body }, { session }) =>
      happenToDevice(context, session, { ...params, seen: body.seen }, async (db, row, at) => {
        const goal = await goalOf(db, context, session, body.to);
        if (!goal.ok) return goal;
        const moved = await moveDevice(db, session, row, { ...goal.value, at, words: body.words });
        if (!moved.ok) return moved;
        const { to } = goal.value;
        const me = { worker_id: session.accountId, worker_name: session.name };
        const nobody = { worker_id: null, worker_name: null };
        return ok({
          // Who takes it to the bench works on it; who puts it away has stopped.
          row: {
            ...moved.value,
            ...(to.place === 'bench' ? me : nobody),
            // Another shelf changes nothing of a device that is ready.
            ready_at: to.place === 'shelf' ? row.ready_at : null,
          },
          happening: {
            kind: 'ticket.device-moved',
            words: body.words,
            details: { device: row.device_name, place: to.place, name: to.name ?? '' },
          },
        });
      }),
    'bench.claim': ({ params }, { session }) =>
      happenToDevice(context, session, { ...params, seen: null }, async (_db, row) => {
        if (row.worker_id !== null && row.worker_id !== session.accountId) {
          return err(fault('custody/claimed', 'A colleague works on it'));
        }
        return ok({
          row: { ...row, worker_id: session.accountId, worker_name: session.name },
          happening: { kind: 'ticket.device-claimed', details: { device: row.device_name } },
        });
      }),
    'bench.release': ({ params }, { session }) =>
      happenToDevice(context, session, { ...params, seen: null }, async (_db, row) => {
        const isMine = row.worker_id === null || row.worker_id === session.accountId;
        if (!isMine && session.role === 'technician') {
          return err(fault('custody/claimed', 'A colleague works on it'));
        }
        return ok({
          row: { ...row, worker_id: null, worker_name: null },
          happening: { kind: 'ticket.device-released', details: { device: row.device_name } },
        });
      }),
    'bench.ready': ({ params, body }, { session }) =>
      happenToDevice(
        context,
        session,
        { ...params, seen: body.seen },
        async (db, row, at, ticket) => {
          // On the shelf where it lay it has no new movement by which a second press would be stale.
          if (row.ready_at !== null) {
            return err(fault('ticket/changed-meanwhile', `It is ready since ${row.ready_at}`));
          }
          let kept = row;
          if (row.shelf_id !== body.shelfId) {
            const goal = await goalOf(db, context, session, {
              place: 'shelf',
              shelfId: body.shelfId,
            });
            if (!goal.ok) return goal;
            const moved = await moveDevice(db, session, row, { ...goal.value, at, words: null });
            if (!moved.ok) return moved;
            kept = moved.value;
          }
          await mailPickUp(context, db, 'device-ready', ticket, { ...kept, readyAt: at });
          return ok({
            row: { ...kept, worker_id: null, worker_name: null, ready_at: at, reminded_at: null },
            happening: {
              kind: 'ticket.device-ready',
              details: { device: row.device_name, place: 'shelf', name: kept.holder_name ?? '' },
            },
          });
        },
      ),
    'bench.hand-out': ({ params, body }, { session }) =>
      happenToDevice(context, session, { ...params, seen: body.seen }, async (db, row, at) => {
        const { check, collector = null } = body;
        if (check.by === 'code' && !sameCode(check.code, row.pick_up_code)) {
          return err(fault('custody/code-refused', 'Another pick-up code'));
        }
        const to: Holder = { place: 'visitor', name: collector };
        const words = check.by === 'identity' ? check.words : null;
        const moved = await moveDevice(db, session, row, { to, shelfId: null, at, words });
        if (!moved.ok) return moved;
        return ok({
          row: {
            ...moved.value,
            worker_id: null,
            worker_name: null,
            handed_out_at: at,
            check_by: check.by,
            check_words: words,
          },
          happening: {
            kind: 'ticket.device-handed-out',
            words,
            details: { device: row.device_name, check: check.by },
          },
        });
      }),
  };
}

/** Where a device goes; a shelf must have room for it. */
async function goalOf(
  db: Db,
  context: DeskContext,
  session: Session,
  to: Destination,
): Promise<Result<{ readonly to: Holder; readonly shelfId: string | null }, Fault>> {
  switch (to.place) {
    case 'technician':
    case 'bench':
      return ok({ to: { place: to.place, name: session.name }, shelfId: null });
    case 'supplier':
      return ok({ to, shelfId: null });
    case 'shelf': {
      const shelf = await shelfWithRoom(db, context, to.shelfId);
      if (!shelf.ok) return shelf;
      return ok({ to: { place: 'shelf', name: shelf.value.name }, shelfId: to.shelfId });
    }
  }
}

/** The cursor of a page; one that is not ours begins at the start. */
function placeOf(cursor: string): BenchPlace | null {
  const [promisedAt, leftId] = cursor.split(' ');
  return promisedAt === undefined || leftId === undefined ? null : { promisedAt, leftId };
}
