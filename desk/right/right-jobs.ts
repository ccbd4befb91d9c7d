import { err, ok } from '../../shared/base/result.ts';
import { dayAfter, remindDaysBefore } from '../../shared/domain/right.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { whoeverActsFor } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { type StoredGrant, endingGrants, lockGrant, updateGrant } from '../store/right-store.ts';
import { happenTo, theDesk } from '../ticket/beside-ticket.ts';
import { rightName } from './grant-right.ts';
import { unknownRight } from './unknown-right.ts';

const atOnce = 200;

/** Tells, once each, of rights that end soon and of rights that have ended. */
export const rightJobs: readonly Job[] = [
  {
    name: 'right-ends',
    everyMs: 60 * 60_000,
    run: async (context) => {
      const today = context.dayAt(context.clock.nowMs());
      const soon = dayAfter(today, remindDaysBefore);
      for (const grant of await endingGrants(context.database.read, today, soon, atOnce)) {
        const isOver = grant.until_on !== null && grant.until_on < today;
        await tell(context, grant, isOver ? 'right-ended' : 'right-ending');
      }
    },
  },
];

async function tell(
  context: DeskContext,
  { grant_id: grantId, ticket_id: ticketId }: StoredGrant,
  kind: 'right-ending' | 'right-ended',
): Promise<void> {
  // Refused when it was told or revoked meanwhile: then there is nothing left to do.
  await happenTo(context, theDesk, ticketId, async (db, _ticket, at) => {
    const grant = await lockGrant(db, context.database.kind, grantId);
    const told = kind === 'right-ended' ? grant?.ended_at : grant?.reminded_at;
    if (grant === null || grant.revoked_at !== null || told !== null) {
      return err(unknownRight('grant to tell of'));
    }
    await updateGrant(db, grantId, kind === 'right-ended' ? { ended_at: at } : { reminded_at: at });
    const details = {
      right: rightName(grant),
      holder: grant.holder_name,
      until: grant.until_on ?? '',
    };
    const readers = await whoeverActsFor(db, grant.granted_by_id);
    await tellAccounts(context, db, readers, { kind, at, ticketId, details });
    return ok({ kind: `ticket.${kind}`, details });
  });
}
