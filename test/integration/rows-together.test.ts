import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../shared/storage/database.ts';
import { openSqlite } from '../../shared/storage/sqlite.ts';
import type {
  OpenSqliteConnection,
  SqliteConnection,
} from '../../shared/storage/sqlite-connection.ts';
import { type ThingTables, sqliteDrivers, thingMigrations } from './thing-database.ts';

const into = 'thing (id, name)';

describe.each(sqliteDrivers)('rows that come in together on %s', (_name, connect) => {
  let folder: string;
  let database: Database<ThingTables>;
  /** Statements that insert, as the driver was given them. */
  let inserts: string[];
  /** A row with this name meets a full disk. */
  const tooMuch = 'too much';

  const watched: OpenSqliteConnection = async (file, readOnly): Promise<SqliteConnection> => {
    const real = await connect(file, readOnly);
    return {
      run: (statement, parameters, returnsRows) => {
        if (statement.startsWith(`insert into ${into}`)) inserts.push(statement);
        return parameters.includes(tooMuch)
          ? Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
          : real.run(statement, parameters, returnsRows);
      },
      exec: (statement) => real.exec(statement),
      close: () => real.close(),
    };
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-rows-'));
    inserts = [];
    const opened = await openSqlite<ThingTables>({
      file: join(folder, 'test.sqlite'),
      connect: watched,
      migrations: thingMigrations,
    });
    if (!opened.ok) throw new Error(opened.fault.detail);
    database = opened.value;
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const put = (id: number, name: string) =>
    database.writeStatement(() =>
      Promise.resolve({ change: { into, values: [id, name] }, value: id }),
    );

  /** One more than the highest, as it reads it. */
  const putNext = (name: string) =>
    database.writeStatement(async (db) => {
      const { last } = await db
        .selectFrom('thing')
        .select(({ fn }) => fn.max('id').as('last'))
        .executeTakeFirstOrThrow();
      const id = (last ?? 0) + 1;
      return { change: { into, values: [id, name] }, value: id };
    });

  const stored = () => database.read.selectFrom('thing').selectAll().orderBy('id').execute();

  it('makes few trips to the database for many', async () => {
    const ids = Array.from({ length: 15 }, (_none, at) => at + 1);

    expect(await Promise.all(ids.map((id) => put(id, `n${id}`)))).toEqual(ids);

    expect(await stored()).toEqual(ids.map((id) => ({ id, name: `n${id}` })));
    // 15 is 8 and 4 and 2 and 1.
    expect(inserts).toHaveLength(4);
  });

  it('shows each that looks what those before it left', async () => {
    const ids = await Promise.all([put(7, 'a'), put(8, 'b'), putNext('c'), putNext('d')]);

    expect(ids).toEqual([7, 8, 9, 10]);
    expect((await stored()).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('answers all of them as failed when the disk is full, and goes on', async () => {
    const outcomes = await Promise.allSettled([put(1, 'a'), put(2, tooMuch), put(3, 'b')]);
    await put(4, 'later');

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await stored()).toEqual([{ id: 4, name: 'later' }]);
  });

  it('ends as if each had come by itself, whatever comes in together', async () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
    const work = fc.record({
      kind: fc.constantFrom('row', 'row', 'row', 'looks', 'statement', 'command', 'throws'),
      name: names,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(work, { minLength: 2, maxLength: 24 }), async (works) => {
        await database.write((db) => db.deleteFrom('thing').execute());
        const outcomes = await Promise.allSettled(
          works.map(({ kind, name }, at) => {
            const id = 100 * (at + 1);
            switch (kind) {
              case 'row':
                return put(id, name);
              case 'looks':
                return putNext(name);
              case 'statement':
                return database.writeStatement(async (db) => ({
                  change: db.insertInto('thing').values({ id, name }).compile(),
                  value: id,
                }));
              case 'command':
                return database.write(async (db) => {
                  await db.insertInto('thing').values({ id, name }).execute();
                  return id;
                });
              default:
                return database.writeStatement<number>(() => Promise.reject(new Error('no')));
            }
          }),
        );

        const expected = new Map<string, number>();
        const answers = works.map(({ kind, name }, at) => {
          if (kind === 'throws' || expected.has(name)) return 'refused';
          const id = kind === 'looks' ? Math.max(0, ...expected.values()) + 1 : 100 * (at + 1);
          expected.set(name, id);
          return id;
        });
        expect(
          outcomes.map((each) => (each.status === 'fulfilled' ? each.value : 'refused')),
        ).toEqual(answers);
        expect(new Map((await stored()).map(({ id, name }) => [name, id]))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
