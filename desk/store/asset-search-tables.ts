import { type Kysely, sql } from 'kysely';

/** Under which number the trigrams of an asset are kept. Only SQLite has these tables. */
export interface AssetTextTable {
  readonly text_id: number;
  readonly asset_id: string;
}

/** FTS5 of the searchable text of each asset. */
export interface AssetGramTable {
  readonly rowid: number;
  readonly search_text: string;
  /** The name of an FTS5 table is a column by which it is searched. */
  readonly asset_gram: string;
}

/**
 * An index on every three letters in a row. Triggers keep it, since whoever writes an asset would forget
 * it; the numbers are its own, because SQLite may give rows of `asset` other ones when it tidies up.
 */
export async function createSqliteAssetSearch(db: Kysely<unknown>): Promise<void> {
  await sql`create table asset_text (text_id integer primary key, asset_id text not null unique)`.execute(
    db,
  );
  // Only whether a text has the trigram is kept, not where: a hit is looked at again.
  await sql`create virtual table asset_gram using fts5(search_text, tokenize='trigram', detail='none', columnsize=0)`.execute(
    db,
  );
  await sql`insert into asset_text (asset_id) select asset_id from asset order by asset_id`.execute(
    db,
  );
  await sql`insert into asset_gram (rowid, search_text)
    select text_id, search_text from asset_text join asset using (asset_id)`.execute(db);
  await sql`create trigger asset_gram_added after insert on asset begin
    insert into asset_text (asset_id) values (new.asset_id);
    insert into asset_gram (rowid, search_text)
      select text_id, new.search_text from asset_text where asset_id = new.asset_id;
  end`.execute(db);
  await sql`create trigger asset_gram_changed after update of search_text on asset
    when old.search_text <> new.search_text begin
    update asset_gram set search_text = new.search_text
      where rowid = (select text_id from asset_text where asset_id = new.asset_id);
  end`.execute(db);
}

/**
 * The same in PostgreSQL, which has an index on the elements of an array of its own; the extension for
 * trigrams is not everywhere.
 */
export async function createPostgresAssetSearch(db: Kysely<unknown>): Promise<void> {
  await sql`create function asset_grams(words text) returns text[] language sql immutable strict parallel safe
    as $$ select array(select distinct substr(words, place, 3) from generate_series(1, length(words) - 2) place) $$`.execute(
    db,
  );
  await sql`create index asset_gram on asset using gin (asset_grams(search_text))`.execute(db);
}
