import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import { timestamp } from '../../shared/base/clock.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import { maySee } from '../queue/visibility.ts';
import { listAccounts } from '../store/account-store.ts';
import { markReplyTold, openComplaints } from '../store/complaint-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { complaintReaders, tellOfComplaint } from './tell-of-complaint.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Tells of complaints that nobody was told of yet, and once of an answer that is nearly due or late. */
export const complaintJobs: readonly Job[] = [
  { name: 'look-at-complaints', everyMs: 60_000, run: lookAtComplaints },
];

async function lookAtComplaints(context: DeskContext): Promise<void> {
  const soon = new Date(context.clock.nowMs() + dayMs).toISOString();
  for (const complaint of await openComplaints(context.database)) {
    const { ticketId, told, replyToldFor, details } = complaint;
    if (!told) await tellOfComplaint(context, ticketId, null);
    if (details === null || details.reply !== null || details.replyBy === null) continue;
    if (details.replyBy <= soon && details.replyBy !== replyToldFor) {
      await remind(context, ticketId, soon);
    }
  }
}

/** Looked at again under the lock: meanwhile it may have been answered. */
async function remind(context: DeskContext, ticketId: string, soon: string): Promise<void> {
  const { database } = context;
  await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    const details = ticket?.document.details;
    if (ticket === null || details?.type !== 'complaint') return;
    const { reply, replyBy, owner } = details;
    if (isTicketOver(ticket.item.status)) return;
    if (reply !== null || replyBy === null || replyBy > soon) return;
    if (await markReplyTold(db, ticketId, replyBy)) await tellOwner(context, db, ticketId, owner);
  });
}

/** Whoever has the owner's name and may read it; all who may when nobody does, or nobody owns it. */
async function tellOwner(
  context: DeskContext,
  db: Db,
  ticketId: string,
  owner: string | null,
): Promise<void> {
  const at = timestamp(context.clock);
  const notice = { kind: 'complaint-reply-due', at, ticketId, details: {} } as const;
  const owners = (await listAccounts(db)).filter(
    ({ name, role, blocked }) => name === owner && blocked !== true && maySee(role, 'confidential'),
  );
  if (owners.length === 0) await tellRoles(context, db, complaintReaders, notice);
  await tellAccounts(
    context,
    db,
    owners.map(({ accountId }) => accountId),
    notice,
  );
}
