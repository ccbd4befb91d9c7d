import { timestamp } from '../../shared/base/clock.ts';
import { isLateForLeads, supplierLateSince } from '../../shared/domain/late-supplier.ts';
import type { Escalation } from '../../shared/domain/escalation.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { leadIds } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import {
  type PastPromise,
  findPastPromise,
  markLateTold,
  pastPromises,
} from '../store/late-supplier-store.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { ownersOf } from './owners-of.ts';

/** So many in one turn; the rest waits for the next. */
const atOnce = 200;

/** Tells once of each day that a supplier promised and did not keep: its owner, and an open day later the leads. */
export const tellOfLateSuppliers: Job = {
  name: 'tell-of-late-suppliers',
  everyMs: 60 * 60 * 1000,
  run: async (context) => {
    const { read } = context.database;
    const today = context.dayAt(context.clock.nowMs());
    const calendar = await openingCalendar(read);
    for (const promise of await pastPromises(read, today, atOnce)) {
      const since = supplierLateSince(promise.expectedOn, today, calendar);
      if (since === null) continue;
      const leadsToo = isLateForLeads(since, today, calendar);
      if (leadsToo || !promise.ownerTold) await tell(context, promise, leadsToo);
    }
  },
};

/** Looked at again under the lock: meanwhile it may have come back. */
async function tell(context: DeskContext, seen: PastPromise, leadsToo: boolean): Promise<void> {
  const { database, clock } = context;
  await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, seen.ticketId);
    const promise = ticket === null ? null : await findPastPromise(db, seen);
    if (ticket === null || promise === null) return;
    const { ticketId, supplier, expectedOn, ownerTold } = promise;
    const { accountIds, areLeads } = await ownersOf(db, ticket.item);
    const owners = ownerTold && !areLeads ? [] : accountIds;
    // Whoever was told as its owner is not told once more as a lead.
    const leads = leadsToo ? (await leadIds(db)).filter((each) => !accountIds.includes(each)) : [];
    await markLateTold(db, promise, leadsToo || areLeads);
    await tellAccounts(context, db, [...owners, ...leads], {
      kind: 'supplier-late',
      at: timestamp(clock),
      ticketId,
      details: { to: supplier, until: expectedOn },
    });
  });
}

/** Marks an escalation of which the supplier is late today. */
export async function lateMarker(
  context: DeskContext,
): Promise<(escalation: Escalation) => Escalation> {
  const today = context.dayAt(context.clock.nowMs());
  const calendar = await openingCalendar(context.database.read);
  return (escalation) => {
    const { kind, endedAt, expectedOn } = escalation;
    if (kind !== 'supplier' || endedAt !== null) return escalation;
    const lateSince = supplierLateSince(expectedOn, today, calendar);
    return lateSince === null ? escalation : { ...escalation, lateSince };
  };
}
