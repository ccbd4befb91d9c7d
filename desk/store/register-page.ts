import { type RawBuilder, sql } from 'kysely';

/** One page of a register, newest first; ids are UUIDv7, so that they sort by time. */
export interface RegisterPage {
  /** Searchable text; every word must occur. */
  readonly words: readonly string[];
  /** Only ids before this one. */
  readonly before: string | null;
  readonly limit: number;
}

/** `true` where a column of searchable text has this word. */
export function hasWord(column: string, word: string): RawBuilder<boolean> {
  const pattern = `%${word.replace(/[\\%_]/gu, String.raw`\$&`)}%`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

/** Cuts what was read with one row too many, and says where the next page begins. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  idOf: (row: T) => string,
): { readonly items: T[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? idOf(last) : null };
}
