import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { StepEnd } from '../../shared/domain/procedure.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import { queueItemSchema } from '../../shared/domain/ticket.ts';
import type { TicketDocument } from '../ticket/stored-ticket.ts';
import { withoutFileNames } from '../search/file-words.ts';
import { eraseFeedbackAsk } from './feedback-ask-store.ts';
import { changeWords, forgetWords, readAgain } from './search-index-store.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { ticketOfRow } from './ticket-row.ts';

/** Stands where words were that may not be absent. */
export const erasedWords = '–';

/** What stands beside a ticket and may hold words of or about its visitor, and what becomes of it. */
const beside: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  appointment: { person_id: null, visitor_name: erasedWords, reason: erasedWords },
  escalation: {
    reason: erasedWords,
    tried: erasedWords,
    added: '{}',
    warranty: '',
    reference: erasedWords,
  },
  feedback: { words: '' },
  hand_in: { device_name: null, words: null, photo_hash: null },
  identity_proof: { remark: null },
  joined_visit: { visitor_name: erasedWords, readout: null, photo_hash: null },
  left_device: {
    device_name: erasedWords,
    accessories: erasedWords,
    condition: erasedWords,
    holder_name: null,
    check_words: null,
  },
  procedure_run: { stopped_reason: null },
  quality_review: { remark: erasedWords },
  stock_movement: { to_name: null, words: null },
  ticket_pause: { reason: erasedWords },
  work_log: { words: erasedWords, words_en: null, withdrawn_reason: null },
};

/** Tables beside a ticket of which `eraseTicket` takes rows or words away. */
export const handledBeside: readonly string[] = [
  ...Object.keys(beside),
  'erased_ticket',
  'event',
  'exchange_record',
  'feedback_ask',
  'kiosk_request',
  'notice',
  'reading',
  'search_document',
  'ticket',
  'ticket_attachment',
];

/**
 * Tables beside a ticket that stay as they are: codes and times, words of staff about something else, or
 * registers of the organisation with terms of their own (docs/desk/retention.md). A new table must be in one of
 * the two lists.
 */
export const staysBeside: readonly string[] = [
  'approval',
  'asset_event',
  'clock_mark',
  'clock_watch',
  'complaint_told',
  'disturbance_ticket',
  'handover',
  'instruction_link',
  'knowledge_candidate',
  'licence_seat',
  'licence_wait',
  'loan',
  'loan_request',
  'presence',
  'problem_ticket',
  'right_grant',
  'test_campaign',
  'test_finding',
  'ticket_link',
  'ticket_need',
  'unlikely_day',
];

/** Values of an event that figures are made of, by name; others may be words of somebody. */
const figureNames = new Set(['from', 'to', 'impact', 'urgency', 'closingCode', 'status', 'queue']);
const detailsSchema = z.record(z.string(), z.unknown());

/**
 * Takes everything personal out of a ticket: what is left is what figures are made of, that is number, kind, times,
 * priority and who worked on it. Its page for the visitor ends, and its words leave the search index. The ids of its
 * files are returned, to be taken off the disk once this is committed.
 */
export async function eraseTicket(
  db: Db,
  kind: DeskDatabase['kind'],
  ticketId: string,
  at: string,
): Promise<readonly string[]> {
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  // Reopened since it was looked for: somebody works on it again.
  if (row === undefined || !isTicketOver(row.status)) return [];
  const attachmentIds = await eraseFiles(db, ticketId);
  await db
    .updateTable('ticket')
    .set({
      visitor_name: null,
      person_id: null,
      device_key: null,
      device_name: null,
      worst_finding: null,
      photo_hash: null,
      content_hash: '',
      status_token: `erased-${ticketId}`,
      document: JSON.stringify(withoutPerson(ticketOfRow(row).document)),
    })
    .where('ticket_id', '=', ticketId)
    .execute();
  await eraseEvents(db, ticketId);
  for (const [table, values] of Object.entries(beside)) await blank(db, table, values, ticketId);
  await sql`update custody_movement set words = null, from_name = null, to_name = null where left_id in
    (select left_id from left_device where ticket_id = ${ticketId})`.execute(db);
  await eraseSteps(db, ticketId);
  await db.deleteFrom('reading').where('ticket_id', '=', ticketId).execute();
  await db.deleteFrom('kiosk_request').where('ticket_id', '=', ticketId).execute();
  await db.deleteFrom('exchange_record').where('ticket_id', '=', ticketId).execute();
  await db.deleteFrom('notice').where('ticket_id', '=', ticketId).execute();
  await eraseFeedbackAsk(db, ticketId);
  await forgetWords(db, kind, row.number);
  await readAgain(db);
  await markErased(db, ticketId, 'all', at);
  return attachmentIds;
}

/**
 * Takes photos and files from a ticket. The ids of its files are returned, to be taken off the disk once this is
 * committed; photos go when nothing names them any more.
 */
async function eraseFiles(db: Db, ticketId: string): Promise<readonly string[]> {
  const files = await db
    .deleteFrom('ticket_attachment')
    .where('ticket_id', '=', ticketId)
    .returning('attachment_id')
    .execute();
  await db
    .updateTable('ticket')
    .set({ photo_hash: null })
    .where('ticket_id', '=', ticketId)
    .execute();
  await db
    .updateTable('joined_visit')
    .set({ photo_hash: null })
    .where('ticket_id', '=', ticketId)
    .execute();
  return files.map((file) => file.attachment_id);
}

/** The same for a ticket that stays otherwise: what its files were called leaves the search index. */
export async function eraseFilesOnly(
  db: Db,
  kind: DeskDatabase['kind'],
  ticketId: string,
  at: string,
): Promise<readonly string[]> {
  const attachmentIds = await eraseFiles(db, ticketId);
  const row = await db
    .selectFrom('ticket')
    .select('number')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (row !== undefined && attachmentIds.length > 0) {
    await changeWords(db, kind, row.number, withoutFileNames);
    await readAgain(db);
  }
  await markErased(db, ticketId, 'files', at);
  return attachmentIds;
}

/** Writes down that a ticket need not be looked at again. */
async function markErased(
  db: Db,
  ticketId: string,
  part: 'files' | 'all',
  at: string,
): Promise<void> {
  await db
    .insertInto('erased_ticket')
    .values({ ticket_id: ticketId, part, at })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet({ part, at }))
    .execute();
}

function withoutPerson(document: TicketDocument): TicketDocument {
  const { resolution, assessment, proposal, laterProposals } = document;
  return {
    ...document,
    visitor: { kind: 'anonymous' },
    reason: null,
    details: null,
    forWhom: null,
    // What a device calls itself is often the name of who has it.
    decision: null,
    readout: null,
    answers: null,
    proposal: { ...proposal, argument: erasedWords },
    laterProposals: laterProposals.map((later) => ({
      ...later,
      proposal: { ...later.proposal, argument: erasedWords },
    })),
    assessment: { ...assessment, argument: erasedWords },
    messageToVisitor: null,
    resolution:
      resolution === null ? null : { ...resolution, cause: erasedWords, solution: erasedWords },
  };
}

async function eraseEvents(db: Db, ticketId: string): Promise<void> {
  const rows = await db
    .selectFrom('event')
    .select(['event_id', 'item', 'details'])
    .where('ticket_id', '=', ticketId)
    .execute();
  for (const row of rows) {
    const item = queueItemSchema.parse(JSON.parse(row.item));
    const details = detailsSchema.parse(JSON.parse(row.details));
    const figures = Object.entries(details).filter(
      ([name, value]) =>
        typeof value === 'number' ||
        typeof value === 'boolean' ||
        (figureNames.has(name) && typeof value === 'string' && /^[a-z][a-z-]{1,29}$/u.test(value)),
    );
    await db
      .updateTable('event')
      .set({
        words: null,
        details: JSON.stringify(Object.fromEntries(figures)),
        item: JSON.stringify({ ...item, visitorName: null, deviceName: null, worstFinding: null }),
      })
      .where('event_id', '=', row.event_id)
      .execute();
  }
}

/** What was shown or said at the steps of its procedures: photos, signatures, values, reasons. */
async function eraseSteps(db: Db, ticketId: string): Promise<void> {
  const runs = db.selectFrom('procedure_run').select('run_id').where('ticket_id', '=', ticketId);
  const ends: readonly StepEnd[] = [
    { outcome: 'done', evidence: { kind: 'none' } },
    { outcome: 'skipped', reason: erasedWords },
  ];
  for (const end of ends) {
    await db
      .updateTable('procedure_step')
      .set({ photo_hash: null, ended: JSON.stringify(end) })
      .where('outcome', '=', end.outcome)
      .where('run_id', 'in', runs)
      .execute();
  }
}

async function blank(
  db: Db,
  table: string,
  values: Readonly<Record<string, string | null>>,
  ticketId: string,
): Promise<void> {
  const sets: RawBuilder<unknown>[] = Object.entries(values).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  await sql`update ${sql.table(table)} set ${sql.join(sets)} where ticket_id = ${ticketId}`.execute(
    db,
  );
}
