import type { Db } from './tables.ts';

/** Records that a file is on disk; true when it was not known before. */
export async function insertAttachment(
  db: Db,
  attachment: { readonly hash: string; readonly bytes: number; readonly at: string },
): Promise<boolean> {
  const row = await db
    .insertInto('attachment')
    .values({ hash: attachment.hash, bytes: attachment.bytes, arrived_at: attachment.at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasAttachment(db: Db, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('attachment')
    .select('hash')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}
