import { sql } from 'kysely';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type { ApproverLevel } from '../../shared/domain/right.ts';
import type { Db } from './tables.ts';

/** An open request with the account of its approver as it is now. */
interface AskedOf {
  readonly ticketId: string;
  readonly askedById: string;
  readonly level: ApproverLevel;
  readonly approver: { readonly name: string; readonly role: Role; readonly blocked: boolean };
}

/** Open requests to accounts of which nobody was told that their approver cannot answer, of one ticket or of all. */
export async function untoldOfApprover(
  db: Db,
  now: string,
  ticketId?: string,
): Promise<readonly AskedOf[]> {
  const rows = await db
    .selectFrom('approval')
    .innerJoin('account', 'account.account_id', 'approval.approver_id')
    .select([
      'approval.ticket_id',
      'approval.asked_by_id',
      'approval.level',
      'account.name',
      'account.role',
      'account.blocked_at',
    ])
    // Literal, not bound: only so do both databases see that the index `approval_open` fits.
    .where(sql<boolean>`approval.state = 'asked'`)
    .where('approval.expires_at', '>', now)
    .$if(ticketId !== undefined, (query) => query.where('approval.ticket_id', '=', ticketId ?? ''))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice')
            .select('notice.notice_id')
            .whereRef('notice.ticket_id', '=', 'approval.ticket_id')
            .whereRef('notice.at', '>=', 'approval.asked_at')
            .where('notice.kind', '=', 'approval-lost'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    askedById: row.asked_by_id,
    level: row.level,
    approver: { name: row.name, role: row.role, blocked: row.blocked_at !== null },
  }));
}
