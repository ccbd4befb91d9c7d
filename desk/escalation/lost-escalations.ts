import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { leadIds } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { findEscalation, updateEscalation } from '../store/escalation-store.ts';
import {
  type LeftBehind,
  type ToColleagues,
  leftWithBlocked,
  waitingForGroups,
} from '../store/lost-escalation-store.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { happenTo, theDesk } from '../ticket/beside-ticket.ts';
import { ownersOf } from './owners-of.ts';
import { receiverOf } from './receiver.ts';

/**
 * Ends what waits for a group that is gone, or in which nobody may see the ticket any more, and tells whoever has the
 * ticket. Of a ticket that somebody has whose account is shut out since, escalated to him or not, the leads are told, once.
 */
export const endLostEscalations: Job = {
  name: 'end-lost-escalations',
  everyMs: 5 * 60 * 1000,
  run: async (context) => {
    const { read } = context.database;
    for (const waiting of await waitingForGroups(read)) {
      const reached = await receiverOf(read, waiting, groupOf(waiting));
      if (!reached.ok) await endLost(context, waiting);
    }
    for (const left of await leftWithBlocked(read)) await tellLeads(context, left);
  },
};

function groupOf({ targetId }: ToColleagues) {
  return { kind: 'group', groupId: targetId } as const;
}

async function endLost(context: DeskContext, waiting: ToColleagues): Promise<void> {
  const { escalationId, ticketId, name } = waiting;
  // Refused when somebody can take it after all: then there is nothing to do.
  await happenTo(context, theDesk, ticketId, async (db, { item }, at) => {
    const reached = await receiverOf(db, item, groupOf(waiting));
    const escalation = await findEscalation(db, ticketId, escalationId);
    if (reached.ok || escalation === null || escalation.endedAt !== null) {
      return err(fault('escalation/over', 'Somebody can take it, or it is over'));
    }
    await updateEscalation(db, { ...escalation, endedAt: at, endedBy: theDesk.name });
    const { accountIds } = await ownersOf(db, item);
    await tellAccounts(context, db, accountIds, {
      ...{ kind: 'escalation-lost', at, ticketId },
      details: { to: name },
    });
    return ok({ kind: 'ticket.escalation-ended', details: { to: name, because: 'nobody' } });
  });
}

/** Looked at again under the lock: two desks may do so at once. */
async function tellLeads(context: DeskContext, { ticketId, name }: LeftBehind): Promise<void> {
  const { database, clock } = context;
  await database.write(async (db) => {
    await lockTicket(db, database.kind, ticketId);
    if ((await leftWithBlocked(db, ticketId)).length === 0) return;
    await tellAccounts(context, db, await leadIds(db), {
      ...{ kind: 'escalation-lost', at: timestamp(clock), ticketId },
      details: { to: name },
    });
  });
}
