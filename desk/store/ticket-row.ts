import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type QueueItem, queueItemSchema } from '../../shared/domain/ticket.ts';
import { type StoredTicket, ticketDocumentSchema } from '../ticket/stored-ticket.ts';
import type { TicketTable } from './tables.ts';

export type TicketRow = Selectable<TicketTable>;

/** The columns of a queue line. */
export const itemColumns = [
  'ticket_id',
  'number',
  'version',
  'visit_code',
  'queue',
  'status',
  'report_type',
  'errand',
  'category',
  'visitor_name',
  'device_kind',
  'device_name',
  'worst_verdict',
  'worst_finding',
  'priority',
  'priority_accepted',
  'arrived_at',
  'promised_at',
  'assignee_id',
  'assignee_name',
  'counter',
  'simulated',
  'held_until',
  'appointment_at',
  'site_id',
] as const satisfies readonly (keyof TicketTable)[];

/** What a queue line is made of. */
export type ItemRow = Pick<TicketRow, (typeof itemColumns)[number]>;

const findingSchema = queueItemSchema.shape.worstFinding;
/** A whole finding takes five times as long to parse. */
const findingCodeSchema = findingSchema.unwrap().pick({ code: true }).strip();
/** What was found worst, by its code alone. */
export type FindingCode = z.infer<typeof findingCodeSchema>;
const documentText = z.string().transform((text): unknown => JSON.parse(text));

/** The worst finding as its column holds it. */
export function findingOfText(text: string | null): QueueItem['worstFinding'] {
  return text === null ? null : findingSchema.parse(JSON.parse(text));
}

/** The same, without what its sentence is filled with. */
export function findingCodeOfText(text: string | null): FindingCode | null {
  return text === null ? null : findingCodeSchema.parse(JSON.parse(text));
}

/** A row as a queue line. */
export function itemOfRow(row: ItemRow): QueueItem {
  return {
    ticketId: row.ticket_id,
    number: row.number,
    version: row.version,
    visitCode: row.visit_code,
    queue: row.queue,
    status: row.status,
    reportType: row.report_type,
    errand: row.errand,
    category: row.category,
    visitorName: row.visitor_name,
    deviceKind: row.device_kind,
    deviceName: row.device_name,
    worstVerdict: row.worst_verdict,
    worstFinding: findingOfText(row.worst_finding),
    priority: row.priority,
    priorityAccepted: row.priority_accepted === 1,
    arrivedAt: row.arrived_at,
    promisedAt: row.promised_at,
    assignee:
      row.assignee_id === null
        ? null
        : { accountId: row.assignee_id, name: row.assignee_name ?? '' },
    counter: row.counter,
    simulated: row.simulated === 1,
    heldUntil: row.held_until,
    appointmentAt: row.appointment_at,
    ...(row.site_id === null ? {} : { siteId: row.site_id }),
  };
}

/** A whole row as a ticket. */
export function ticketOfRow(row: TicketRow): StoredTicket {
  return {
    item: itemOfRow(row),
    document: documentText.pipe(ticketDocumentSchema).parse(row.document),
    visitId: row.visit_id,
    contentHash: row.content_hash,
    intakeReply: row.intake_reply,
    locale: row.locale,
    calledAt: row.called_at,
    calls: row.calls,
    startedAt: row.started_at,
    resolvedAt: row.resolved_at,
    closedAt: row.closed_at,
    updatedAt: row.updated_at,
    personId: row.person_id,
    deviceKey: row.device_key,
    photoHash: row.photo_hash,
    statusToken: row.status_token,
    kioskId: row.kiosk_id,
  };
}

/** A ticket as a row. */
export function rowOfTicket(ticket: StoredTicket): TicketRow {
  const { item } = ticket;
  return {
    ticket_id: item.ticketId,
    number: item.number,
    visit_id: ticket.visitId,
    content_hash: ticket.contentHash,
    intake_reply: ticket.intakeReply,
    version: item.version,
    visit_code: item.visitCode,
    queue: item.queue,
    status: item.status,
    report_type: item.reportType,
    errand: item.errand,
    category: item.category,
    visitor_name: item.visitorName,
    device_kind: item.deviceKind,
    device_name: item.deviceName,
    worst_verdict: item.worstVerdict,
    worst_finding: item.worstFinding === null ? null : JSON.stringify(item.worstFinding),
    priority: item.priority,
    priority_accepted: item.priorityAccepted ? 1 : 0,
    arrived_at: item.arrivedAt,
    promised_at: item.promisedAt,
    assignee_id: item.assignee?.accountId ?? null,
    assignee_name: item.assignee?.name ?? null,
    counter: item.counter,
    simulated: item.simulated ? 1 : 0,
    held_until: item.heldUntil,
    appointment_at: item.appointmentAt,
    site_id: item.siteId ?? null,
    locale: ticket.locale,
    called_at: ticket.calledAt,
    calls: ticket.calls,
    started_at: ticket.startedAt,
    resolved_at: ticket.resolvedAt,
    closed_at: ticket.closedAt,
    updated_at: ticket.updatedAt,
    person_id: ticket.personId,
    device_key: ticket.deviceKey,
    photo_hash: ticket.photoHash,
    status_token: ticket.statusToken,
    kiosk_id: ticket.kioskId,
    search_text: '',
    document: JSON.stringify(ticket.document),
  };
}
