import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type Holder, holderKey } from '../../shared/domain/holder.ts';
import { mayTakeSeat } from '../../shared/domain/licence.ts';
import type { DeskContext } from '../desk-context.ts';
import { lockLicence } from '../store/licence-store.ts';
import { type StoredSeat, findSeat, freeSeat, hasSeat, insertSeat } from '../store/seat-store.ts';
import type { Db } from '../store/tables.ts';
import { deleteWait, findWait, insertWait, placeOf } from '../store/wait-store.ts';
import { type Happening, happenBeside } from '../ticket/beside-ticket.ts';
import { settleOffers } from './settle-offers.ts';
import { tellOffers } from './tell-offers.ts';
import { unknownLicence } from './unknown-licence.ts';

/** A seat for a holder, or why he gets none. */
export async function assignSeat(
  context: DeskContext,
  session: Session,
  ticketId: string,
  wanted: { readonly productId: string; readonly holder: Holder; readonly untilOn: string | null },
): Promise<Result<{ readonly seatId: string }, Fault>> {
  const { productId, holder, untilOn } = wanted;
  if (untilOn !== null && untilOn < context.dayAt(context.clock.nowMs())) {
    return err(fault('day/past', 'The last day of the seat is past'));
  }
  const seatId = context.newId();
  const key = holderKey(holder);
  const assigned = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    const product = await lockLicence(db, context.database.kind, productId);
    if (product === null) return err(unknownLicence('product'));
    if (await hasSeat(db, productId, key)) {
      return err(fault('licence/already-held', 'The holder has a seat of this product'));
    }
    const wait = await findWait(db, { productId, holderKey: key });
    if (!mayTakeSeat(product, wait !== null && wait.offered_at !== null)) {
      return err(fault('licence/sold-out', `All ${product.seats} seats are taken or kept`));
    }
    if (wait !== null) await deleteWait(db, wait.wait_id);
    await insertSeat(db, {
      seat_id: seatId,
      product_id: productId,
      holder_name: holder.name,
      staff_number: holder.staffNumber,
      holder_key: key,
      ticket_id: ticketId,
      assigned_by: session.name,
      assigned_by_id: session.accountId,
      from_at: at,
      until_on: untilOn,
      released_at: null,
      release_reason: null,
      reminded_at: null,
    });
    return ok({
      kind: 'ticket.seat-assigned',
      details: { product: product.name, holder: holder.name },
    });
  });
  return assigned.ok ? ok({ seatId }) : assigned;
}

/** A place on the wait-list; who stands there already keeps his. */
export async function waitForSeat(
  context: DeskContext,
  session: Session,
  ticketId: string,
  wanted: { readonly productId: string; readonly holder: Holder },
): Promise<Result<{ readonly waitId: string; readonly place: number | null }, Fault>> {
  const { productId, holder } = wanted;
  let stands = { waitId: '', place: null as number | null };
  const waiting = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    const product = await lockLicence(db, context.database.kind, productId);
    if (product === null) return err(unknownLicence('product'));
    const key = holderKey(holder);
    if (await hasSeat(db, productId, key)) {
      return err(fault('licence/already-held', 'The holder has a seat of this product'));
    }
    const wait = await insertWait(db, {
      wait_id: context.newId(),
      product_id: productId,
      holder_name: holder.name,
      staff_number: holder.staffNumber,
      holder_key: key,
      ticket_id: ticketId,
      asked_by: session.name,
      asked_by_id: session.accountId,
      since_at: at,
      offered_at: null,
      told_at: null,
      lapsed_at: null,
    });
    await settleOffers(db, productId, at);
    stands = { waitId: wait.wait_id, place: await placeOf(db, wait.wait_id) };
    return ok({
      kind: 'ticket.seat-waiting',
      details: { product: product.name, holder: holder.name, place: stands.place ?? 0 },
    });
  });
  if (!waiting.ok) return waiting;
  await tellOffers(context);
  return ok(stands);
}

/** Takes a place off the wait-list, with a reason. */
export async function leaveWait(
  context: DeskContext,
  session: Session,
  waitId: string,
  reason: string,
): Promise<Result<Record<string, never>, Fault>> {
  const wait = await findWait(context.database.read, { waitId });
  if (wait === null) return err(unknownLicence('place on a wait-list'));
  const left = await happenBeside(context, session, wait.ticket_id, async (db, _ticket, at) => {
    const product = await lockLicence(db, context.database.kind, wait.product_id);
    if (product === null || !(await deleteWait(db, waitId))) {
      return err(unknownLicence('place on a wait-list'));
    }
    await settleOffers(db, wait.product_id, at);
    return ok({
      kind: 'ticket.seat-wait-left',
      words: reason,
      details: { product: product.name, holder: wait.holder_name },
    });
  });
  if (!left.ok) return left;
  await tellOffers(context);
  return ok({});
}

/** Frees a seat with a reason, if this person may see its ticket. */
export async function releaseSeat(
  context: DeskContext,
  session: Session,
  seatId: string,
  reason: string,
): Promise<Result<Record<string, never>, Fault>> {
  const seat = await findSeat(context.database.read, seatId);
  if (seat === null) return err(unknownLicence('seat'));
  const released = await happenBeside(context, session, seat.ticket_id, (db, _ticket, at) =>
    release(context, db, seat, at, reason),
  );
  if (!released.ok) return released;
  await tellOffers(context);
  return ok({});
}

/**
 * Frees a seat that is still taken, and keeps it for the first who waits. Answers the line of history
 * for the seat's ticket, which the caller holds locked.
 */
export async function release(
  context: DeskContext,
  db: Db,
  seat: StoredSeat,
  at: string,
  reason: string | null,
): Promise<Result<Happening, Fault>> {
  const product = await lockLicence(db, context.database.kind, seat.product_id);
  if (product === null || !(await freeSeat(db, seat.seat_id, at, reason))) {
    return err(unknownLicence('seat that is taken'));
  }
  await settleOffers(db, seat.product_id, at);
  return ok({
    kind: 'ticket.seat-released',
    words: reason,
    details: { product: product.name, holder: seat.holder_name },
  });
}
