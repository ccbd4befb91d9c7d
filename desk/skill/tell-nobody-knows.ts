import { timestamp } from '../../shared/base/clock.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { leadIds } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { wasToldOf } from '../store/notice-store.ts';
import { lockTicket } from '../store/ticket-store.ts';

const kind = 'nobody-for-visitor';

/** Tells leads once of each visitor who needs what nobody at work or planned knows most about. */
export const tellNobodyKnows: Job = {
  name: 'tell-nobody-knows',
  everyMs: 10_000,
  run: async (context) => {
    const { view, waits } = context;
    const { sites } = await view.glance();
    for (const { siteId } of sites) {
      if ((await waits.away({ queue: 'advice', siteId })).size === 0) continue;
      const { away } = await view.notToday(siteId, ['advice', 'device-operations']);
      for (const { ticketId, expectedAt } of away) {
        if (expectedAt !== undefined) continue;
        if (!(await wasToldOf(context.database.read, ticketId, kind)))
          await tell(context, ticketId);
      }
    }
  },
};

/** Looked at again under the lock: another desk may have told it. */
async function tell(context: DeskContext, ticketId: string): Promise<void> {
  const { database, clock } = context;
  await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    if (ticket?.item.status !== 'waiting' || (await wasToldOf(db, ticketId, kind))) return;
    const notice = { kind, at: timestamp(clock), ticketId, details: {} } as const;
    await tellAccounts(context, db, await leadIds(db), notice);
  });
}
