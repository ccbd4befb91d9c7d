import { type Kysely, sql } from 'kysely';
import type { ApprovalEnd, ApprovalState, IdentityHow } from '../../shared/domain/approval.ts';
import type { ApproverLevel } from '../../shared/domain/right.ts';

/** A request for approval. An asked one whose time is over has expired. */
export interface ApprovalTable {
  readonly approval_id: string;
  readonly ticket_id: string;
  readonly subject: string;
  readonly risk: string | null;
  readonly holder_name: string;
  readonly staff_number: string | null;
  readonly until_on: string | null;
  readonly template_id: string | null;
  /** The right as the template said when it was asked for; null without a template. */
  readonly system: string | null;
  readonly role: string | null;
  readonly rights: string | null;
  /** Who may decide, as the template asked when the request was made. */
  readonly level: ApproverLevel;
  readonly approver_name: string;
  /** Null when whoever holds the link decides. */
  readonly approver_id: string | null;
  readonly approver_email: string | null;
  /** SHA-256 of the link's token. */
  readonly token_hash: string;
  readonly asked_by: string;
  readonly asked_by_id: string;
  readonly asked_at: string;
  readonly expires_at: string;
  readonly state: ApprovalState;
  readonly decided_by: string | null;
  readonly decided_by_id: string | null;
  readonly decided_at: string | null;
  readonly reason: string | null;
  readonly reminded_at: string | null;
  /** How its ticket ended while nobody had answered; null when it did not. */
  readonly ended_because: ApprovalEnd | null;
}

/** How the visitor of a ticket proved who he is; the latest proof, earlier ones stand in the history. */
export interface IdentityProofTable {
  readonly ticket_id: string;
  readonly how: IdentityHow;
  readonly remark: string | null;
  readonly proven_by: string;
  readonly proven_by_id: string;
  readonly proven_at: string;
  readonly second_by: string | null;
}

export async function createApprovals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('approval')
    .addColumn('approval_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('risk', 'text')
    .addColumn('holder_name', 'text', (column) => column.notNull())
    .addColumn('staff_number', 'text')
    .addColumn('until_on', 'text')
    .addColumn('template_id', 'text')
    .addColumn('system', 'text')
    .addColumn('role', 'text')
    .addColumn('rights', 'text')
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('approver_name', 'text', (column) => column.notNull())
    .addColumn('approver_id', 'text')
    .addColumn('approver_email', 'text')
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_by_id', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_by_id', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('reason', 'text')
    .addColumn('reminded_at', 'text')
    .execute();
  await db.schema.createIndex('approval_ticket').on('approval').column('ticket_id').execute();
  await db.schema
    .createIndex('approval_approver')
    .on('approval')
    .columns(['approver_id', 'approval_id'])
    .execute();
  await sql`create index approval_open on approval (expires_at) where state = 'asked'`.execute(db);
  await db.schema
    .createTable('identity_proof')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('how', 'text', (column) => column.notNull())
    .addColumn('remark', 'text')
    .addColumn('proven_by', 'text', (column) => column.notNull())
    .addColumn('proven_by_id', 'text', (column) => column.notNull())
    .addColumn('proven_at', 'text', (column) => column.notNull())
    .addColumn('second_by', 'text')
    .execute();
}

/** A request ends with its ticket. Desks before 2026-12-19 left those of withdrawn and merged tickets open. */
export async function endApprovalsWithTickets(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('approval').addColumn('ended_because', 'text').execute();
  await sql`
    update approval set state = 'withdrawn', ended_because =
      (select case
        when ticket.status = 'closed' then 'closed'
        when exists (select 1 from ticket_link
          where ticket_link.ticket_id = ticket.ticket_id and ticket_link.kind = 'merged') then 'merged'
        else 'cancelled' end
      from ticket where ticket.ticket_id = approval.ticket_id)
    where state = 'asked' and ticket_id in
      (select ticket_id from ticket where status in ('closed', 'cancelled'))`.execute(db);
}
