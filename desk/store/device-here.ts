import type { ExpressionBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** A device of a ticket that still lies here. */
export function deviceHere(eb: ExpressionBuilder<Tables, 'ticket'>) {
  return eb
    .selectFrom('left_device')
    .select('left_device.left_id')
    .whereRef('left_device.ticket_id', '=', 'ticket.ticket_id')
    .where('left_device.handed_out_at', 'is', null);
}
