import { type RawBuilder, sql } from 'kysely';

/**
 * A query of SQLite with all of its rows in one text, `page`: `sqlite3` builds every value of every row on the
 * thread of the program, which for fifty lines of a queue takes longer than to find them. `from` is the
 * query after its columns, which are those of a table called `w`.
 */
export function packed(
  columns: readonly string[],
  from: RawBuilder<unknown>,
): RawBuilder<{ readonly page: string }> {
  const fields = sql.raw(columns.map((name) => `'${name}', ${name}`).join(', '));
  return sql`select json_group_array(json_object(${fields})) as page
    from (select ${sql.raw(columns.map((name) => `w.${name}`).join(', '))} ${from})`;
}

/** The rows of such a text. Their columns are the query's own, as with every row that a driver gives. */
export function unpacked<Row>(page = '[]'): readonly Row[] {
  return JSON.parse(page) as Row[];
}
