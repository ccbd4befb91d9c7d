import {
  type Attachment,
  type LaterPhoto,
  attachmentSchema,
  laterPhotoSchema,
} from '../../shared/domain/attachment.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Db } from './tables.ts';
import type { TicketAttachmentTable } from './ticket-attachment-tables.ts';

/** Keeps that a file is on a ticket; false when the same content is on it already. */
export async function insertTicketAttachment(
  db: Db,
  ticketId: string,
  hash: string,
  attachment: Attachment,
): Promise<boolean> {
  const row = await db
    .insertInto('ticket_attachment')
    .values({
      attachment_id: attachment.attachmentId,
      ticket_id: ticketId,
      hash,
      name: attachment.name,
      type: attachment.type,
      bytes: attachment.bytes,
      description: attachment.description,
      added_at: attachment.addedAt,
      added_by_id: attachment.addedBy.accountId,
      added_by_name: attachment.addedBy.name,
    })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'hash']).doNothing())
    .returning('attachment_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The file on a ticket that has this content, or null. */
export async function attachmentWithContent(
  db: Db,
  ticketId: string,
  hash: string,
): Promise<Attachment | null> {
  const row = await db
    .selectFrom('ticket_attachment')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row === undefined ? null : attachmentOfRow(row, null);
}

/** One file of a ticket, or null. */
export async function findTicketAttachment(
  db: Db,
  ticketId: string,
  attachmentId: string,
): Promise<Attachment | null> {
  const row = await db
    .selectFrom('ticket_attachment')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst();
  return row === undefined ? null : attachmentOfRow(row, null);
}

export async function countTicketAttachments(db: Db, ticketId: string): Promise<number> {
  const row = await db
    .selectFrom('ticket_attachment')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The files of a ticket, newest first. */
export async function attachmentsOf(
  db: Db,
  ticketId: string,
  limit: number,
): Promise<readonly Attachment[]> {
  const rows = await db
    .selectFrom('ticket_attachment')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('attachment_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => attachmentOfRow(row, null));
}

/** What the files of each of these tickets are called, oldest first; a ticket without files is not in it. */
export async function fileNamesOf(
  db: Db,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('ticket_attachment')
    .select(['ticket_id', 'name'])
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('attachment_id')
    .execute();
  const byTicket = Map.groupBy(rows, (row) => row.ticket_id);
  return new Map([...byTicket].map(([id, files]) => [id, files.map(({ name }) => name)]));
}

/** The files of tickets in these queues that were merged into this one, newest first. */
export async function attachmentsMergedInto(
  db: Db,
  ticketId: string,
  queues: readonly WorkQueue[],
  limit: number,
): Promise<readonly Attachment[]> {
  const rows = await db
    .selectFrom('ticket_link')
    .innerJoin('ticket', 'ticket.ticket_id', 'ticket_link.ticket_id')
    .innerJoin('ticket_attachment', 'ticket_attachment.ticket_id', 'ticket.ticket_id')
    .selectAll('ticket_attachment')
    .select('ticket.visit_code')
    .where('ticket_link.other_id', '=', ticketId)
    .where('ticket_link.kind', '=', 'merged')
    .where('ticket.queue', 'in', [...queues])
    .orderBy('ticket_attachment.attachment_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => attachmentOfRow(row, row.visit_code));
}

export async function describeTicketAttachment(
  db: Db,
  attachmentId: string,
  description: string,
): Promise<void> {
  await db
    .updateTable('ticket_attachment')
    .set({ description })
    .where('attachment_id', '=', attachmentId)
    .execute();
}

export async function deleteTicketAttachment(db: Db, attachmentId: string): Promise<void> {
  await db.deleteFrom('ticket_attachment').where('attachment_id', '=', attachmentId).execute();
}

/** Which of these files are on a ticket. */
export async function keptAttachmentIds(
  db: Db,
  attachmentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (attachmentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('ticket_attachment')
    .select('attachment_id')
    .where('attachment_id', 'in', [...attachmentIds])
    .execute();
  return new Set(rows.map((row) => row.attachment_id));
}

/** Photos that have come with later visits, other than the one that the card shows, newest first. */
export async function laterPhotos(
  db: Db,
  ticketId: string,
  shown: string | null,
  limit: number,
): Promise<readonly LaterPhoto[]> {
  let query = db
    .selectFrom('joined_visit')
    .innerJoin('attachment', 'attachment.hash', 'joined_visit.photo_hash')
    .select(['attachment.hash', 'joined_visit.visitor_name', 'joined_visit.at'])
    .where('joined_visit.ticket_id', '=', ticketId)
    .orderBy('joined_visit.at', 'desc')
    .limit(limit);
  if (shown !== null) query = query.where('attachment.hash', '!=', shown);
  return (await query.execute()).map((row) =>
    laterPhotoSchema.parse({ hash: row.hash, visitor: row.visitor_name, at: row.at }),
  );
}

function attachmentOfRow(row: TicketAttachmentTable, mergedFrom: string | null): Attachment {
  return attachmentSchema.parse({
    attachmentId: row.attachment_id,
    name: row.name,
    type: row.type,
    bytes: row.bytes,
    description: row.description,
    addedAt: row.added_at,
    addedBy: { accountId: row.added_by_id, name: row.added_by_name },
    mergedFrom,
  });
}
