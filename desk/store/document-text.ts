import { type RawBuilder, sql } from 'kysely';
import type { TicketDocument } from '../ticket/stored-ticket.ts';
import type { DeskDatabase } from './tables.ts';

/**
 * One part of `ticket.document` as text, without reading the whole of it into this program: a value as
 * it is, an object as JSON.
 */
export function documentText(
  kind: DeskDatabase['kind'],
  part: keyof TicketDocument,
  field: 'impact' | 'urgency' | 'argument' | null = null,
): RawBuilder<string | number | null> {
  const path = field === null ? [part] : [part, field];
  return kind === 'postgres'
    ? sql`(document::json #>> ${sql.lit(`{${path.join(',')}}`)}::text[])`
    : sql`json_extract(document, ${sql.lit(`$.${path.join('.')}`)})`;
}
