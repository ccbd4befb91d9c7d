import { timestamp } from '../../shared/base/clock.ts';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type { DeskContext } from '../desk-context.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import { markComplaintTold } from '../store/complaint-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';

/** Who reads complaints. */
export const complaintReaders: readonly Role[] = ['lead', 'admin'];

/**
 * Tells everybody who reads complaints that there is a new one, once: only that, since the bell may be seen by
 * whoever looks along. After the visit is kept and before the kiosk is answered; what was cut short
 * in between is told by the job.
 *
 * @param except the account of whoever took it in, who need not be told
 */
export async function tellOfComplaint(
  context: DeskContext,
  ticketId: string,
  except: string | null,
): Promise<void> {
  const { clock, database } = context;
  await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    // A visit may have become part of an earlier report, of another type.
    if (ticket?.item.reportType !== 'complaint') return;
    await tellReaders(db, context, { ticketId, at: timestamp(clock), except });
  });
}

/** The same within a command that has the ticket. */
export async function tellReaders(
  db: Db,
  context: Pick<DeskContext, 'newId'>,
  complaint: { readonly ticketId: string; readonly at: string; readonly except: string | null },
): Promise<void> {
  const { ticketId, at, except } = complaint;
  if (!(await markComplaintTold(db, ticketId, at))) return;
  const notice = { kind: 'complaint-arrived', at, ticketId, details: {} } as const;
  await tellRoles(context, db, complaintReaders, notice, except);
}
