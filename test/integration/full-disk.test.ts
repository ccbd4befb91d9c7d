import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../shared/storage/database.ts';
import { faultFromSqlite } from '../../shared/storage/fault-from-sqlite.ts';
import { openSqlite } from '../../shared/storage/sqlite.ts';
import { type ThingTables, sqliteDrivers, thingMigrations } from './thing-database.ts';

describe.each(sqliteDrivers)('a disk that is full within a command on %s', (_name, connect) => {
  let folder: string;
  let database: Database<ThingTables>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-full-'));
    const opened = await openSqlite<ThingTables>({
      file: join(folder, 'test.sqlite'),
      migrations: thingMigrations,
      connect: async (file, readOnly) => {
        const connection = await connect(file, readOnly);
        await connection.exec('PRAGMA max_page_count = 50');
        return connection;
      },
    });
    if (!opened.ok) throw new Error(opened.fault.detail);
    database = opened.value;
  });
  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const put = (id: number, name: string) =>
    database.write((db) => db.insertInto('thing').values({ id, name }).execute());
  const tooMuch = 'x'.repeat(400_000);
  const codeOf = (outcome: PromiseSettledResult<unknown>) =>
    outcome.status === 'fulfilled' ? 'done' : faultFromSqlite(outcome.reason).code;

  it('is told as what it is, by a command alone and by all that share its flush', async () => {
    const alone = await Promise.allSettled([put(1, tooMuch)]);
    const together = await Promise.allSettled([put(2, 'a'), put(3, tooMuch), put(4, 'b')]);
    await put(5, 'later');

    expect(alone.map(codeOf)).toEqual(['store/full']);
    expect(together.map(codeOf)).toEqual(['store/full', 'store/full', 'store/full']);
    expect(await database.read.selectFrom('thing').select('id').execute()).toEqual([{ id: 5 }]);
  });

  it('leaves the neighbours of a command whose statement is only wrong', async () => {
    const outcomes = await Promise.allSettled([
      put(1, 'a'),
      database.write((db) => sql`delete from nothing`.execute(db)),
      put(2, 'b'),
    ]);

    expect(outcomes.map(codeOf)).toEqual(['done', 'store/failed', 'done']);
  });
});
