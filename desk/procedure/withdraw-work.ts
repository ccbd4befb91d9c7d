import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type WorkEntry, mayWithdrawWork } from '../../shared/domain/work-log.ts';
import type { DeskContext } from '../desk-context.ts';
import { queuesOf } from '../queue/visibility.ts';
import { withdrawWork, workOf } from '../store/work-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';

/**
 * Withdraws a line of the work log that is wrong: one's own, or as a lead anybody's. It stays where it
 * is, with who withdrew it and why, and counts in no sum any more. To correct is to write anew.
 */
export async function withdraw(
  context: DeskContext,
  session: Session,
  { ticketId, entryId }: { readonly ticketId: string; readonly entryId: string },
  reason: string,
): Promise<Result<WorkEntry, Fault>> {
  const { role, name } = session;
  const line = { queues: queuesOf(role), ticketId, entryId, withWithdrawn: true, limit: 1 };
  const withdrawn = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    const [entry] = await workOf(db, line);
    if (entry === undefined) return err(fault('work/unknown', 'This ticket has no such line'));
    if (entry.withdrawn !== undefined) {
      return err(fault('work/withdrawn', 'Somebody withdrew this line already'));
    }
    if (!mayWithdrawWork(entry, session)) {
      return err(fault('auth/forbidden', 'A technician withdraws his own lines only'));
    }
    await withdrawWork(db, entryId, { at, by: name, reason });
    const { minutes } = entry;
    return ok({ kind: 'ticket.work-withdrawn', words: reason, details: { minutes, entryId } });
  });
  if (!withdrawn.ok) return withdrawn;
  const [entry] = await workOf(context.database.read, line);
  return entry === undefined ? err(fault('work/unknown', 'The line is gone')) : ok(entry);
}
