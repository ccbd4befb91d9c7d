import { err, ok } from '../../shared/base/result.ts';
import { oldestOfferMs } from '../../shared/domain/licence.ts';
import { dayAfter, remindDaysBefore } from '../../shared/domain/right.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { leadIds, whoeverActsFor } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { findLicence, lockLicence } from '../store/licence-store.ts';
import { type StoredSeat, endingSeats, markSeatReminded } from '../store/seat-store.ts';
import type { Db } from '../store/tables.ts';
import {
  type StoredWait,
  deleteWait,
  findWait,
  passedOffers,
  putAtEnd,
} from '../store/wait-store.ts';
import { happenTo, theDesk } from '../ticket/beside-ticket.ts';
import { release } from './seats.ts';
import { settleOffers } from './settle-offers.ts';
import { tellOffers } from './tell-offers.ts';
import { unknownLicence } from './unknown-licence.ts';

const atOnce = 200;

/** Ends seats and offers whose time is over, and tells of those that end soon. */
export const licenceJobs: readonly Job[] = [
  {
    name: 'licence-offers',
    everyMs: 60_000,
    run: async (context) => {
      const nowMs = context.clock.nowMs();
      const hoursAt = await context.serviceLevels.openingHours(oldestOfferMs(nowMs));
      for (const wait of await passedOffers(context.database.read, nowMs, hoursAt, atOnce)) {
        await passOver(context, wait);
      }
      await tellOffers(context);
    },
  },
  {
    name: 'licence-ends',
    everyMs: 60 * 60_000,
    run: async (context) => {
      const today = context.dayAt(context.clock.nowMs());
      const soon = dayAfter(today, remindDaysBefore);
      for (const seat of await endingSeats(context.database.read, today, soon, atOnce)) {
        if (seat.until_on !== null && seat.until_on < today) await endSeat(context, seat);
        else await remindOfSeat(context, seat);
      }
      await tellOffers(context);
    },
  },
];

/**
 * Who did not take his seat in time goes to the end of the list, the second time off it; the next one is
 * offered it. Whoever put him there is told, and the leads.
 */
async function passOver(context: DeskContext, seen: StoredWait): Promise<void> {
  // Refused when he took it, left or was passed over meanwhile: then there is nothing left to do.
  await happenTo(context, theDesk, seen.ticket_id, async (db, _ticket, at) => {
    const product = await lockLicence(db, context.database.kind, seen.product_id);
    const wait = await findWait(db, { waitId: seen.wait_id });
    if (product === null || wait === null || wait.offered_at !== seen.offered_at) {
      return err(unknownLicence('offer'));
    }
    const isFirst = wait.lapsed_at === null;
    if (isFirst) await putAtEnd(db, wait.wait_id, at);
    else await deleteWait(db, wait.wait_id);
    await settleOffers(db, wait.product_id, at);
    const details = { product: product.name, holder: wait.holder_name };
    const told = [...(await whoeverActsFor(db, wait.asked_by_id)), ...(await leadIds(db))];
    const kind = isFirst ? 'seat-lapsed' : 'seat-wait-ended';
    await tellAccounts(context, db, told, { kind, at, ticketId: wait.ticket_id, details });
    return ok(
      isFirst
        ? { kind: 'ticket.seat-lapsed', details }
        : { kind: 'ticket.seat-wait-left', details: { ...details, passed: true } },
    );
  });
}

async function endSeat(context: DeskContext, seat: StoredSeat): Promise<void> {
  // Refused when it was freed meanwhile: then there is nothing left to do.
  await happenTo(context, theDesk, seat.ticket_id, async (db, _ticket, at) => {
    const released = await release(context, db, seat, at, null);
    if (!released.ok) return released;
    await tellOfSeat(context, db, seat, 'seat-ended', at);
    return released;
  });
}

async function remindOfSeat(context: DeskContext, seat: StoredSeat): Promise<void> {
  const at = new Date(context.clock.nowMs()).toISOString();
  await context.database.write(async (db) => {
    if (!(await markSeatReminded(db, seat.seat_id, at))) return;
    await tellOfSeat(context, db, seat, 'seat-ending', at);
  });
}

async function tellOfSeat(
  context: DeskContext,
  db: Db,
  seat: StoredSeat,
  kind: 'seat-ending' | 'seat-ended',
  at: string,
): Promise<void> {
  const product = await findLicence(db, seat.product_id);
  const details = {
    product: product?.name ?? '',
    holder: seat.holder_name,
    until: seat.until_on ?? '',
  };
  const told = await whoeverActsFor(db, seat.assigned_by_id);
  await tellAccounts(context, db, told, { kind, at, ticketId: seat.ticket_id, details });
}
