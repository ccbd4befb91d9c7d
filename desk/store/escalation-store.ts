import { byName } from '../../shared/base/by-name.ts';
import type { OpenEscalation } from '../../shared/contract/escalation-routes.ts';
import {
  type Escalation,
  type StaffGroup,
  type Supplier,
  escalationSchema,
} from '../../shared/domain/escalation.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { overStatuses } from '../../shared/domain/ticket-over.ts';
import { erasedWords } from './erase-ticket-store.ts';
import type { EscalationTable } from './escalation-tables.ts';
import type { Db } from './tables.ts';

/** The groups with their members, by name. */
export async function allGroups(db: Db): Promise<StaffGroup[]> {
  const groups = await db.selectFrom('staff_group').selectAll().execute();
  const rows = await db
    .selectFrom('staff_group_member')
    .innerJoin('account', 'account.account_id', 'staff_group_member.account_id')
    .select(['staff_group_member.group_id', 'account.account_id', 'account.name', 'account.role'])
    .execute();
  const members = rows.toSorted(byName);
  return groups.toSorted(byName).map((group) => ({
    groupId: group.group_id,
    name: group.name,
    members: members
      .filter((member) => member.group_id === group.group_id)
      .map((member) => ({ accountId: member.account_id, name: member.name })),
  }));
}

/** One group, or null. */
export async function findGroup(db: Db, groupId: string): Promise<StaffGroup | null> {
  return (await allGroups(db)).find((group) => group.groupId === groupId) ?? null;
}

/** Keeps a group with exactly these members. */
export async function keepGroup(
  db: Db,
  group: { readonly groupId: string; readonly name: string; readonly members: readonly string[] },
): Promise<void> {
  const { groupId, name } = group;
  await db
    .insertInto('staff_group')
    .values({ group_id: groupId, name })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet({ name }))
    .execute();
  await db.deleteFrom('staff_group_member').where('group_id', '=', groupId).execute();
  const members = [...new Set(group.members)];
  if (members.length === 0) return;
  await db
    .insertInto('staff_group_member')
    .values(members.map((account_id) => ({ group_id: groupId, account_id })))
    .execute();
}

export async function removeGroup(db: Db, groupId: string): Promise<void> {
  await db.deleteFrom('staff_group').where('group_id', '=', groupId).execute();
}

/** The suppliers, by name. */
export async function allSuppliers(db: Db): Promise<Supplier[]> {
  const rows = await db.selectFrom('supplier').selectAll().execute();
  return rows.toSorted(byName).map((row) => ({
    supplierId: row.supplier_id,
    name: row.name,
    contact: row.contact,
    referenceExample: row.reference_example,
  }));
}

export async function keepSupplier(db: Db, supplier: Supplier): Promise<void> {
  const news = {
    name: supplier.name,
    contact: supplier.contact,
    reference_example: supplier.referenceExample,
  };
  await db
    .insertInto('supplier')
    .values({ supplier_id: supplier.supplierId, ...news })
    .onConflict((conflict) => conflict.column('supplier_id').doUpdateSet(news))
    .execute();
}

export async function removeSupplier(db: Db, supplierId: string): Promise<void> {
  await db.deleteFrom('supplier').where('supplier_id', '=', supplierId).execute();
}

/** Keeps a new escalation. */
export async function addEscalation(
  db: Db,
  ticketId: string,
  escalation: Escalation,
): Promise<void> {
  await db
    .insertInto('escalation')
    .values({
      escalation_id: escalation.escalationId,
      ticket_id: ticketId,
      kind: escalation.kind,
      target_id: escalation.targetId,
      target_name: escalation.targetName,
      reason: escalation.reason,
      tried: escalation.tried,
      added: JSON.stringify(escalation.added),
      missing: JSON.stringify(escalation.missing),
      warranty: escalation.warranty,
      serial: escalation.serial,
      reference: escalation.reference,
      expected_on: escalation.expectedOn,
      at: escalation.at,
      by_name: escalation.by,
      ended_at: escalation.endedAt,
      ended_by: escalation.endedBy,
      late_told_for: null,
      late_leads_told_for: null,
    })
    .execute();
}

/** The escalations of a ticket, newest first. */
export async function escalationsOf(
  db: Db,
  ticketId: string,
  limit: number,
): Promise<Escalation[]> {
  const rows = await db
    .selectFrom('escalation')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('escalation_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(escalationOfRow);
}

/** One escalation of a ticket, or null. */
export async function findEscalation(
  db: Db,
  ticketId: string,
  escalationId: string,
): Promise<Escalation | null> {
  const row = await db
    .selectFrom('escalation')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('escalation_id', '=', escalationId)
    .executeTakeFirst();
  return row === undefined ? null : escalationOfRow(row);
}

/** Writes what may change of an escalation. */
export async function updateEscalation(db: Db, escalation: Escalation): Promise<void> {
  await db
    .updateTable('escalation')
    .set({
      warranty: escalation.warranty,
      reference: escalation.reference,
      expected_on: escalation.expectedOn,
      ended_at: escalation.endedAt,
      ended_by: escalation.endedBy,
    })
    .where('escalation_id', '=', escalation.escalationId)
    .execute();
}

/** Ends what a ticket still waits for, oldest first; answers what ended. */
export async function endEscalations(
  db: Db,
  ticketId: string,
  end: { readonly at: string; readonly by: string },
): Promise<readonly Escalation[]> {
  const rows = await db
    .updateTable('escalation')
    .set({ ended_at: end.at, ended_by: end.by })
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .returningAll()
    .execute();
  return rows
    .map(escalationOfRow)
    .toSorted((one, other) => one.escalationId.localeCompare(other.escalationId));
}

/** Whether a ticket is at this receiver already. */
export async function waitsFor(db: Db, ticketId: string, targetId: string): Promise<boolean> {
  const row = await db
    .selectFrom('escalation')
    .select('escalation_id')
    .where('ticket_id', '=', ticketId)
    .where('target_id', '=', targetId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Escalations that are not over, of tickets in these queues that are not over either, newest first. */
export async function openEscalations(
  db: Db,
  asked: {
    readonly queues: readonly WorkQueue[];
    readonly accountId: string;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<readonly OpenEscalation[]> {
  const groups = await db
    .selectFrom('staff_group_member')
    .select('group_id')
    .where('account_id', '=', asked.accountId)
    .execute();
  const mine = new Set([asked.accountId, ...groups.map((group) => group.group_id)]);
  let query = db
    .selectFrom('escalation')
    .innerJoin('ticket', 'ticket.ticket_id', 'escalation.ticket_id')
    .selectAll('escalation')
    .select(['ticket.number', 'ticket.visit_code', 'ticket.priority'])
    .where('escalation.ended_at', 'is', null)
    .where('ticket.queue', 'in', [...asked.queues])
    // Desks before 2026-11-30 left them open when the ticket ended.
    .where('ticket.status', 'not in', overStatuses)
    .orderBy('escalation.escalation_id', 'desc')
    .limit(asked.limit);
  if (asked.before !== null) query = query.where('escalation.escalation_id', '<', asked.before);
  return (await query.execute()).map((row) => ({
    escalation: escalationOfRow(row),
    ticket: {
      ticketId: row.ticket_id,
      number: row.number,
      visitCode: row.visit_code,
      priority: row.priority,
    },
    mine: mine.has(row.target_id),
  }));
}

function escalationOfRow(row: EscalationTable): Escalation {
  return escalationSchema.parse({
    escalationId: row.escalation_id,
    kind: row.kind,
    targetId: row.target_id,
    targetName: row.target_name,
    reason: row.reason,
    tried: row.tried,
    added: row.added === erasedWords ? {} : parsed(row.added),
    missing: parsed(row.missing),
    warranty: row.warranty,
    serial: row.serial === erasedWords ? 'masked' : row.serial,
    reference: row.reference,
    expectedOn: row.expected_on,
    at: row.at,
    by: row.by_name,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  });
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}
