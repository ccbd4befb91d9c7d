import { randomInt } from 'node:crypto';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { z } from 'zod';
import type { Custody, benchRoutes } from '../../shared/contract/bench-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { mostLeftDevices } from '../../shared/contract/visitor-devices.ts';
import { type Holder, pickUpCodeOf } from '../../shared/domain/custody.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  findLeftDevice,
  insertLeftDevice,
  insertMovement,
  isCodeTaken,
  leftDevicesOf,
  type LeftDeviceRow,
} from '../store/bench-store.ts';
import type { Db } from '../store/tables.ts';
import { type Happening, happenBeside } from '../ticket/beside-ticket.ts';
import { custodyNow, shelfWithRoom, unknownDevice } from './left-device.ts';

type Leaving = z.output<(typeof benchRoutes)['bench.leave']['body']>;

/**
 * Takes a device in: from the visitor to the technician and on to a shelf. A repeat of the same
 * `leftId` for the same ticket changes nothing.
 */
export async function leaveDevice(
  context: DeskContext,
  session: Session,
  ticketId: string,
  leaving: Leaving,
): Promise<Result<Custody, Fault>> {
  const earlier = await findLeftDevice(context.database.read, leaving.leftId);
  if (earlier !== null) {
    return earlier.ticket_id === ticketId
      ? custodyNow(context, leaving.leftId)
      : err(unknownDevice());
  }
  const left = await happenBeside(
    context,
    session,
    ticketId,
    async (db, ticket, at): Promise<Result<Happening, Fault>> => {
      if ((await findLeftDevice(db, leaving.leftId)) !== null) {
        return err(fault('ticket/changed-meanwhile', 'This device was taken in at this moment'));
      }
      const { status } = ticket.item;
      if (status !== 'in-progress' && status !== 'resolved') {
        return err(fault('ticket/illegal-move', `No device is left behind while ${status}`));
      }
      if ((await leftDevicesOf(db, ticketId, mostLeftDevices)).length >= mostLeftDevices) {
        return err(fault('custody/illegal-move', `${mostLeftDevices} devices were left already`));
      }
      const shelf = await shelfWithRoom(db, context, leaving.shelfId);
      if (!shelf.ok) return shelf;
      const pickUpCode = await freeCode(db);
      const visitor: Holder = { place: 'visitor', name: null };
      const technician: Holder = { place: 'technician', name: session.name };
      const onShelf: Holder = { place: 'shelf', name: shelf.value.name };
      const row: LeftDeviceRow = {
        left_id: leaving.leftId,
        ticket_id: ticketId,
        device_name: leaving.deviceName,
        accessories: leaving.accessories,
        condition: leaving.condition,
        left_at: at,
        left_by: session.name,
        left_by_id: session.accountId,
        promised_at: leaving.promisedAt,
        pick_up_code: pickUpCode,
        place: onShelf.place,
        holder_name: onShelf.name,
        shelf_id: shelf.value.shelfId,
        sequence: 2,
        worker_id: null,
        worker_name: null,
        ready_at: null,
        reminded_at: null,
        handed_out_at: null,
        check_by: null,
        check_words: null,
      };
      await insertLeftDevice(db, row);
      const confirmed = { at, actor: session.name, actorId: session.accountId, words: null };
      await insertMovement(db, leaving.leftId, {
        sequence: 1,
        from: visitor,
        to: technician,
        ...confirmed,
      });
      await insertMovement(db, leaving.leftId, {
        sequence: 2,
        from: technician,
        to: onShelf,
        ...confirmed,
      });
      return ok({
        kind: 'ticket.device-left',
        details: { device: leaving.deviceName, place: 'shelf', name: shelf.value.name },
      });
    },
  );
  return left.ok ? custodyNow(context, leaving.leftId) : left;
}

/** A pick-up code that no device here has: one in twelve million is taken, so a few tries are plenty. */
async function freeCode(db: Db): Promise<string> {
  for (;;) {
    const code = pickUpCodeOf(() => randomInt(0, 2 ** 32) / 2 ** 32);
    if (!(await isCodeTaken(db, code))) return code;
  }
}
