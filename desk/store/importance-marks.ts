import type { ImportantDevice } from '../../shared/contract/priority-routes.ts';
import type { Db } from './tables.ts';

/** Where marks are kept: by the key of one way of reading, and by an asset of the register. */
type MarkTable = 'important_device' | 'important_asset';

const markColumns = ['mark_id', 'device_name', 'words', 'at', 'by_name'] as const;

/** A mark as both tables hold it. */
interface MarkRow {
  readonly mark_id: string;
  readonly device_name: string | null;
  readonly words: string;
  readonly at: string;
  readonly by_name: string;
}

/** The newest marks of both tables, newest first. */
export async function newestMarks(db: Db, limit: number): Promise<ImportantDevice[]> {
  const newestOf = (table: MarkTable) =>
    db.selectFrom(table).select(markColumns).orderBy('at', 'desc').limit(limit).execute();
  const rows = [...(await newestOf('important_device')), ...(await newestOf('important_asset'))];
  return rows
    .map(markOfRow)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, limit);
}

/** How many there are in both tables. */
export async function countMarks(db: Db): Promise<number> {
  const counted = async (table: MarkTable) => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  return (await counted('important_device')) + (await counted('important_asset'));
}

/** Takes a mark away, in whichever table it is. */
export async function removeMark(db: Db, markId: string): Promise<void> {
  await db.deleteFrom('important_device').where('mark_id', '=', markId).execute();
  await db.deleteFrom('important_asset').where('mark_id', '=', markId).execute();
}

export function markOfRow(row: MarkRow): ImportantDevice {
  return {
    markId: row.mark_id,
    deviceName: row.device_name,
    words: row.words,
    at: row.at,
    by: row.by_name,
  };
}
