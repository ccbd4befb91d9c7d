import { CompiledQuery } from 'kysely';
import type { Db } from './tables.ts';

/**
 * A query of SQLite with all of its rows in one text, `page`: `sqlite3` builds every value of every row on the
 * thread of the program, which for fifty lines of a queue takes longer than to find them. `from` is the
 * query after its columns, which are those of a table called `w`.
 */
export function packed(columns: readonly string[], from: string): string {
  return `select json_group_array(json_array(${columns.join(', ')})) as page
    from (select ${columns.map((name) => `w.${name}`).join(', ')} ${from})`;
}

/** The rows of such a text. Their columns are the query's own, as with every row that a driver gives. */
export function unpacked<Row>(columns: readonly string[], page = '[]'): readonly Row[] {
  const rows = JSON.parse(page) as readonly (readonly unknown[])[];
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    columns.forEach((name, at) => {
      row[name] = values[at];
    });
    return row as Row;
  });
}

/** Rows of SQLite, asked for in one text. */
export async function packedRows<Row>(
  db: Db,
  columns: readonly string[],
  from: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  const query = CompiledQuery.raw(packed(columns, from), [...parameters]);
  const { rows } = await db.executeQuery<{ readonly page: string }>(query);
  return unpacked<Row>(columns, rows[0]?.page);
}
