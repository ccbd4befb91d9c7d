import type { NewRow } from './database.ts';

/** The statement that inserts rows which all go to the same place, in their order. */
export function rowStatement(rows: readonly [NewRow, ...NewRow[]]): {
  readonly sql: string;
  readonly parameters: readonly unknown[];
} {
  const [{ into, values }] = rows;
  return {
    sql: textOf(into, values.length, rows.length),
    parameters: rows.length === 1 ? values : rows.flatMap((row) => row.values),
  };
}

/** Every visit needs one of these, and a program has few. */
const texts = new Map<string, string>();

function textOf(into: string, columns: number, rows: number): string {
  const key = `${rows} ${into}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const text = `insert into ${into} values ${Array.from({ length: rows }, () => row).join(', ')}`;
  texts.set(key, text);
  return text;
}
