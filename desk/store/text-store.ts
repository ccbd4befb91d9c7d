import { byName } from '../../shared/base/by-name.ts';
import { type StandardText, standardTextSchema } from '../../shared/domain/standard-text.ts';
import type { Db } from './tables.ts';

type TextWords = Omit<StandardText, 'version'>;

/** All standard texts, by name. */
export async function standardTexts(db: Db): Promise<readonly StandardText[]> {
  const rows = await db.selectFrom('standard_text').selectAll().orderBy('text_id').execute();
  return rows.toSorted(byName).map((row) =>
    standardTextSchema.parse({
      textId: row.text_id,
      name: row.name,
      content: parsed(row.content),
      version: row.version,
    }),
  );
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

/** Adds a text; false when another has its name. */
export async function addStandardText(db: Db, text: TextWords): Promise<boolean> {
  const row = await db
    .insertInto('standard_text')
    .values({ text_id: text.textId, name: text.name, content: JSON.stringify(text.content) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('text_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes a text; false when it is not the `seen` version any more. Who saw none changes what is there. */
export async function changeStandardText(
  db: Db,
  text: TextWords,
  seen: number | undefined,
): Promise<boolean> {
  const row = await db
    .updateTable('standard_text')
    .set(({ eb }) => ({
      name: text.name,
      content: JSON.stringify(text.content),
      version: eb('version', '+', 1),
    }))
    .where('text_id', '=', text.textId)
    .$if(seen !== undefined, (query) => query.where('version', '=', seen ?? 0))
    .returning('text_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function forgetStandardText(db: Db, textId: string): Promise<void> {
  await db.deleteFrom('standard_text').where('text_id', '=', textId).execute();
}
