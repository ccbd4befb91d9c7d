import type { z } from 'zod';
import type { ticketRefSchema } from '../../shared/domain/licence.ts';

/** The columns of a ticket that was joined only when it may be seen. */
export interface TicketNames {
  readonly seen_ticket_id: string | null;
  readonly number: number | null;
  readonly visit_code: string | null;
}

/** A ticket as a register names it. */
export function ticketRefOf(row: TicketNames): z.infer<typeof ticketRefSchema> {
  if (row.seen_ticket_id === null || row.number === null || row.visit_code === null) return null;
  return { ticketId: row.seen_ticket_id, number: row.number, visitCode: row.visit_code };
}
