import { type Selectable, sql } from 'kysely';
import {
  type Approval,
  type IdentityProof,
  approvalSchema,
  approvalStateAt,
} from '../../shared/domain/approval.ts';
import type { AskedConsent } from '../../shared/domain/consent.ts';
import type { NamedPerson } from '../../shared/domain/holder.ts';
import type { ApprovalTable, IdentityProofTable } from './approval-tables.ts';
import { holderOf } from './seat-store.ts';
import type { Db } from './tables.ts';

export type StoredApproval = Selectable<ApprovalTable>;

export async function insertApproval(db: Db, approval: StoredApproval): Promise<void> {
  await db.insertInto('approval').values(approval).execute();
}

export async function updateApproval(
  db: Db,
  approvalId: string,
  change: Partial<Omit<StoredApproval, 'approval_id'>>,
): Promise<void> {
  await db.updateTable('approval').set(change).where('approval_id', '=', approvalId).execute();
}

/** One request; its ticket is what locks it, so lock that first when something is decided by it. */
export async function findApproval(
  db: Db,
  by: { readonly approvalId: string } | { readonly tokenHash: string },
): Promise<StoredApproval | null> {
  const query = db.selectFrom('approval').selectAll();
  const row = await (
    'approvalId' in by
      ? query.where('approval_id', '=', by.approvalId)
      : query.where('token_hash', '=', by.tokenHash)
  ).executeTakeFirst();
  return row ?? null;
}

/** Whether somebody is still asked about a ticket; a job ends what nobody answers in time. */
export async function isAsked(db: Db, ticketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('approval')
    .select('approval_id')
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return row !== undefined;
}

/** The requests of a ticket that somebody still has to answer. */
export async function openApprovals(db: Db, ticketId: string): Promise<readonly StoredApproval[]> {
  return db
    .selectFrom('approval')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'asked')
    .execute();
}

/** All that was asked for a ticket, newest first, as the closing rules look at it. */
export async function askedConsents(db: Db, ticketId: string): Promise<readonly AskedConsent[]> {
  const rows = await db
    .selectFrom('approval')
    .select(['state', 'decided_by', 'template_id'])
    .where('ticket_id', '=', ticketId)
    .orderBy('approval_id', 'desc')
    .execute();
  return rows.map((row) => ({
    state: row.state,
    decidedBy: row.decided_by,
    namesRight: row.template_id !== null,
  }));
}

/** Which requests: those of a ticket, one, or those to an account. */
export type ApprovalFilter =
  | { readonly ticketId: string }
  | { readonly approvalId: string }
  | {
      readonly approverId: string;
      readonly open: boolean;
      readonly before: string | null;
    };

/** Requests as card and approver see them, newest first. */
export async function listApprovals(
  db: Db,
  of: ApprovalFilter,
  now: string,
  limit: number,
): Promise<readonly Approval[]> {
  let query = db
    .selectFrom('approval')
    .innerJoin('ticket', 'ticket.ticket_id', 'approval.ticket_id')
    .selectAll('approval')
    .select(['ticket.number', 'ticket.visit_code', 'ticket.report_type'])
    .orderBy('approval_id', 'desc')
    .limit(limit);
  if ('ticketId' in of) query = query.where('approval.ticket_id', '=', of.ticketId);
  else if ('approvalId' in of) query = query.where('approval_id', '=', of.approvalId);
  else {
    query = query.where('approver_id', '=', of.approverId);
    query = of.open
      ? query.where('state', '=', 'asked').where('expires_at', '>', now)
      : query.where((eb) => eb.or([eb('state', '!=', 'asked'), eb('expires_at', '<=', now)]));
    if (of.before !== null) query = query.where('approval_id', '<', of.before);
  }
  const rows = await query.execute();
  return rows.map((row) =>
    approvalSchema.parse({
      approvalId: row.approval_id,
      ticket: {
        ticketId: row.ticket_id,
        number: row.number,
        visitCode: row.visit_code,
        reportType: row.report_type,
      },
      subject: row.subject,
      risk: row.risk,
      holder: holderOf(row),
      untilOn: row.until_on,
      right:
        row.template_id === null
          ? null
          : {
              templateId: row.template_id,
              system: row.system,
              role: row.role,
              rights: row.rights,
            },
      approver: { name: row.approver_name, accountId: row.approver_id, email: row.approver_email },
      askedBy: row.asked_by,
      askedAt: row.asked_at,
      expiresAt: row.expires_at,
      state: approvalStateAt({ state: row.state, expiresAt: row.expires_at }, now),
      ...(row.ended_because === null ? {} : { endedBecause: row.ended_because }),
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
      reason: row.reason,
    }),
  );
}

/** How many requests wait for an account. */
export async function countOpen(db: Db, approverId: string, now: string): Promise<number> {
  const row = await db
    .selectFrom('approval')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('approver_id', '=', approverId)
    .where('state', '=', 'asked')
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Unanswered requests that were asked before a moment and not reminded of, or whose time is over. */
export async function unansweredApprovals(
  db: Db,
  now: string,
  askedBefore: string,
  limit: number,
): Promise<readonly StoredApproval[]> {
  return (
    db
      .selectFrom('approval')
      .selectAll()
      // Literal, not bound: only so do both databases see that the index `approval_open` fits.
      .where(sql<boolean>`state = 'asked'`)
      .where((eb) =>
        eb.or([
          eb('expires_at', '<=', now),
          eb.and([eb('asked_at', '<=', askedBefore), eb('reminded_at', 'is', null)]),
        ]),
      )
      .orderBy('expires_at')
      .limit(limit)
      .execute()
  );
}

/** Marks a request as reminded of; false when it was, or is answered. */
export async function markReminded(db: Db, approvalId: string, at: string): Promise<boolean> {
  const row = await db
    .updateTable('approval')
    .set({ reminded_at: at })
    .where('approval_id', '=', approvalId)
    .where('reminded_at', 'is', null)
    .where('state', '=', 'asked')
    .returning('approval_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A proof with the account that took it. */
export interface StoredProof extends IdentityProof {
  readonly byId: string;
}

/** Puts down how a visitor proved who he is; a new proof takes the place of an earlier one. */
export async function putProof(db: Db, proof: Selectable<IdentityProofTable>): Promise<void> {
  await db
    .insertInto('identity_proof')
    .values(proof)
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(proof))
    .execute();
}

export async function findProof(db: Db, ticketId: string): Promise<StoredProof | null> {
  const row = await db
    .selectFrom('identity_proof')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    how: row.how,
    remark: row.remark,
    by: row.proven_by,
    byId: row.proven_by_id,
    at: row.proven_at,
    secondBy: row.second_by,
  };
}

export async function confirmProof(db: Db, ticketId: string, secondBy: string): Promise<void> {
  await db
    .updateTable('identity_proof')
    .set({ second_by: secondBy })
    .where('ticket_id', '=', ticketId)
    .execute();
}

/** The names and the staff number of a person of the organisation, to know him by. */
export async function namesOfPerson(db: Db, personId: string): Promise<NamedPerson> {
  const row = await db
    .selectFrom('person')
    .select(['first_name', 'last_name', 'staff_number'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return { names: [], staffNumbers: [] };
  return {
    names: [`${row.first_name} ${row.last_name}`],
    staffNumbers: [row.staff_number],
  };
}
