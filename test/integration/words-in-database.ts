import { sql } from 'kysely';
import type { DeskDatabase } from '../../desk/store/tables.ts';

/** Every column of every table that can hold words. */
export async function wordColumns({
  kind,
  read,
}: DeskDatabase): Promise<readonly { readonly table: string; readonly name: string }[]> {
  const found =
    kind === 'sqlite'
      ? await sql<{ table: string; name: string }>`select s.name as "table", c.name as name
            from sqlite_schema s join pragma_table_info(s.name) c
            where s.type = 'table' and lower(c.type) <> 'integer'`.execute(read)
      : await sql<{
          table: string;
          name: string;
        }>`select table_name as "table", column_name as name
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = current_schema() and table_type = 'BASE TABLE'
            and data_type not in ('integer', 'bigint')`.execute(read);
  return found.rows;
}

/** Where a word stands, as `table.column`. */
export async function placesOf(database: DeskDatabase, word: string): Promise<readonly string[]> {
  const places: string[] = [];
  for (const { table, name } of await wordColumns(database)) {
    const hits = await sql`select 1 from ${sql.table(table)}
        where lower(cast(${sql.ref(name)} as text)) like ${`%${word}%`} limit 1`.execute(
      database.read,
    );
    if (hits.rows.length > 0) places.push(`${table}.${name}`);
  }
  return places.toSorted();
}
