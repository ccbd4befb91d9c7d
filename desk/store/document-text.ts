import { type RawBuilder, sql } from 'kysely';
import type { DeskDatabase } from './tables.ts';

/** One value out of `ticket.document` as text, without reading the whole of it into this program. */
export function documentText(
  kind: DeskDatabase['kind'],
  part: 'assessment',
  field: 'impact' | 'urgency' | 'argument',
): RawBuilder<string | null> {
  return kind === 'postgres'
    ? sql<string | null>`(document::json #>> array[${sql.lit(part)}, ${sql.lit(field)}])`
    : sql<string | null>`json_extract(document, ${sql.lit(`$.${part}.${field}`)})`;
}
