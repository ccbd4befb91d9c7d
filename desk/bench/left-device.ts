import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type Custody, mostMovements } from '../../shared/contract/bench-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type Holder, type Shelf, mayMove } from '../../shared/domain/custody.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  type LeftDeviceRow,
  findLeftDevice,
  insertMovement,
  leftDeviceOf,
  movementsOf,
  updateLeftDevice,
} from '../store/bench-store.ts';
import { lockShelf } from '../store/shelf-store.ts';
import type { Db } from '../store/tables.ts';
import { type Happening, happenBeside } from '../ticket/beside-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** What happened to a device, and what of it is kept. */
export interface DeviceHappening {
  readonly row: LeftDeviceRow;
  readonly happening: Happening;
}

/** A device with its movements, as the card shows it. */
export async function custodyOf(db: Db, row: LeftDeviceRow): Promise<Custody> {
  return {
    device: leftDeviceOf(row),
    movements: await movementsOf(db, row.left_id, mostMovements),
  };
}

/**
 * Does something with a device that is at the desk, in one command with the history of its ticket.
 * `seen` is the last movement that the technician knew, or null for what does not depend on it.
 */
export async function happenToDevice(
  context: DeskContext,
  session: Session,
  target: { readonly leftId: string; readonly seen: number | null },
  work: (
    db: Db,
    row: LeftDeviceRow,
    at: string,
    ticket: StoredTicket,
  ) => Promise<Result<DeviceHappening, Fault>>,
): Promise<Result<Custody, Fault>> {
  const known = await findLeftDevice(context.database.read, target.leftId);
  if (known === null) return err(unknownDevice());
  const happened = await happenBeside(
    context,
    session,
    known.ticket_id,
    async (db, ticket, at): Promise<Result<Happening, Fault>> => {
      const row = await findLeftDevice(db, target.leftId);
      if (row === null) return err(unknownDevice());
      if (target.seen !== null && target.seen !== row.sequence) {
        return err(
          fault(
            'ticket/changed-meanwhile',
            `Movement ${target.seen} was seen, ${row.sequence} is there`,
          ),
        );
      }
      if (row.handed_out_at !== null) {
        return err(fault('custody/illegal-move', 'The visitor has this device already'));
      }
      const done = await work(db, row, at, ticket);
      if (!done.ok) return done;
      await updateLeftDevice(db, done.value.row);
      return ok(done.value.happening);
    },
  );
  if (!happened.ok) {
    // Who may not see the ticket does not learn that there is a device.
    return happened.fault.code === 'ticket/unknown' ? err(unknownDevice()) : happened;
  }
  return custodyNow(context, target.leftId);
}

/** A device as it is now, or a fault. */
export async function custodyNow(
  context: DeskContext,
  leftId: string,
): Promise<Result<Custody, Fault>> {
  const { read } = context.database;
  const row = await findLeftDevice(read, leftId);
  return row === null ? err(unknownDevice()) : ok(await custodyOf(read, row));
}

/** Adds a movement to the chain; the caller stores the row that it answers. */
export async function moveDevice(
  db: Db,
  session: Session,
  row: LeftDeviceRow,
  movement: {
    readonly to: Holder;
    readonly shelfId: string | null;
    readonly at: string;
    readonly words: string | null;
  },
): Promise<Result<LeftDeviceRow, Fault>> {
  const from: Holder = { place: row.place, name: row.holder_name };
  const { to, at, words } = movement;
  if (!mayMove(from, to)) {
    return err(fault('custody/illegal-move', `From ${from.place} to ${to.place} is no movement`));
  }
  const sequence = row.sequence + 1;
  const actor = { actor: session.name, actorId: session.accountId };
  await insertMovement(db, row.left_id, { sequence, at, ...actor, from, to, words });
  return ok({
    ...row,
    sequence,
    place: to.place,
    holder_name: to.name,
    shelf_id: movement.shelfId,
  });
}

/** A shelf that has room for one more, kept for this command. */
export async function shelfWithRoom(
  db: Db,
  context: DeskContext,
  shelfId: string,
): Promise<Result<Shelf, Fault>> {
  const shelf = await lockShelf(db, context.database.kind, shelfId);
  if (shelf === null || shelf.closed) {
    return err(fault('shelf/unknown', 'There is no such shelf in use'));
  }
  return shelf.taken < shelf.capacity
    ? ok(shelf)
    : err(fault('shelf/full', `${shelf.taken} of ${shelf.capacity} places are taken`));
}

/** Nobody but those who may see its ticket learns that a device is here. */
export function unknownDevice(): Fault {
  return fault('custody/unknown', 'There is no such device at this desk');
}
