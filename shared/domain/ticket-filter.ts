import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { prioritySchema } from './priority.ts';
import { deviceKindSchema, findingSchema } from './readout.ts';
import { categorySchema, reportTypeSchema, workQueueSchema } from './report-type.ts';
import { type QueueItem, type TicketStatus, ticketStatusSchema } from './ticket.ts';
import { ticketMarksSchema } from './ticket-marks.ts';
import { isTicketOver, overStatuses } from './ticket-over.ts';

/** A day at the desk, `2026-11-26`. */
export const daySchema = z.iso.date();

/**
 * One status; or `open`, of which a visitor still waits for something, or the rest, `closed`, however it ended
 * (`closed-only` is the status of that name); or `unserved`, whose visitor nobody helps yet; or `held`, who keeps a
 * place while he is away or did not come.
 */
export const statusFilterSchema = z.enum([
  'open',
  'closed',
  'closed-only',
  'unserved',
  'held',
  ...ticketStatusSchema.options,
]);

/** By what a list of tickets is narrowed; each must hold. The names are those of the address. */
export const ticketFilterSchema = ticketMarksSchema.extend({
  queue: workQueueSchema.optional(),
  status: statusFilterSchema.optional(),
  type: reportTypeSchema.optional(),
  /** A number also as the text of an address. */
  priority: z.coerce.number().pipe(prioritySchema).optional(),
  /** `me` is whoever looks. */
  assignee: z.union([z.enum(['me', 'nobody']), uuidSchema]).optional(),
  category: categorySchema.optional(),
  device: deviceKindSchema.optional(),
  /** Code of the worst finding. */
  finding: findingSchema.shape.code.optional(),
  /** First and last day of arrival, both included. */
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export type TicketFilter = Readonly<z.infer<typeof ticketFilterSchema>>;

/** Who looks, and which day a moment has where he looks. */
export interface Onlooker {
  readonly accountId: string;
  readonly dayOf: (timeMs: number) => string;
}

/** The account that an assignee filter means; null is nobody. */
export function assigneeOf(
  assignee: NonNullable<TicketFilter['assignee']>,
  accountId: string,
): string | null {
  if (assignee === 'nobody') return null;
  return assignee === 'me' ? accountId : assignee;
}

/** Whether the line of a ticket passes a filter; its marks are looked up. */
export function passes(item: QueueItem, filter: TicketFilter, onlooker: Onlooker): boolean {
  const { queue, status, type, priority, assignee, category, device, finding, from, to } = filter;
  const is = <T>(wanted: T | undefined, given: T) => wanted === undefined || wanted === given;
  return (
    is(queue, item.queue) &&
    (status === undefined || statusesOf(status).includes(item.status)) &&
    is(type, item.reportType) &&
    is(priority, item.priority) &&
    (assignee === undefined ||
      assigneeOf(assignee, onlooker.accountId) === (item.assignee?.accountId ?? null)) &&
    is<string | null>(category, item.category) &&
    is<string | null>(device, item.deviceKind) &&
    is<string | null>(finding, item.worstFinding?.code ?? null) &&
    arrivedWithin(item, from, to, onlooker)
  );
}

/** The statuses that a filter wants. */
export function statusesOf(wanted: z.infer<typeof statusFilterSchema>): readonly TicketStatus[] {
  switch (wanted) {
    case 'open':
      return ticketStatusSchema.options.filter((status) => !isTicketOver(status));
    case 'unserved':
      return ['waiting', 'called'];
    case 'held':
      return ['on-hold', 'no-show'];
    case 'closed':
      return overStatuses;
    case 'closed-only':
      return ['closed'];
    default:
      return [wanted];
  }
}

function arrivedWithin(
  item: QueueItem,
  from: string | undefined,
  to: string | undefined,
  onlooker: Onlooker,
): boolean {
  if (from === undefined && to === undefined) return true;
  const day = onlooker.dayOf(Date.parse(item.arrivedAt));
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
