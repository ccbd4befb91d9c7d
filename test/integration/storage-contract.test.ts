import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../shared/storage/database.ts';
import { openSqlite } from '../../shared/storage/sqlite.ts';
import type {
  OpenSqliteConnection,
  SqliteConnection,
} from '../../shared/storage/sqlite-connection.ts';
import { type ThingTables, sqliteDrivers, thingMigrations } from './thing-database.ts';

describe.each(sqliteDrivers)('storage port on %s', (_name, connect) => {
  let folder: string;
  let database: Database<ThingTables>;

  async function open(
    using: OpenSqliteConnection = connect,
    changes: Readonly<Record<string, Migration>> = thingMigrations,
  ): Promise<Database<ThingTables>> {
    const opened = await openSqlite<ThingTables>({
      file: join(folder, 'test.sqlite'),
      migrations: changes,
      connect: using,
    });
    if (!opened.ok) throw new Error(opened.fault.detail);
    return opened.value;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-storage-'));
    database = await open();
  });

  afterEach(async () => {
    await database.close().catch(() => undefined); // a test may have closed it
    await rm(folder, { recursive: true, force: true });
  });

  const names = async (): Promise<readonly string[]> =>
    (await database.read.selectFrom('thing').select('name').orderBy('id').execute()).map(
      (row) => row.name,
    );

  it('shows a reader everything that was acknowledged', async () => {
    await database.write((db) => db.insertInto('thing').values({ id: 1, name: 'a' }).execute());

    expect(await names()).toEqual(['a']);
  });

  it('runs concurrent commands whole and one after the other', async () => {
    await database.write((db) => db.insertInto('thing').values({ id: 1, name: '0' }).execute());

    await Promise.all(
      Array.from({ length: 200 }, () =>
        database.write(async (db) => {
          const row = await db.selectFrom('thing').select('name').executeTakeFirstOrThrow();
          await db
            .updateTable('thing')
            .set({ name: String(Number(row.name) + 1) })
            .execute();
        }),
      ),
    );

    expect(await names()).toEqual(['200']);
  });

  it('undoes a failing command and keeps its neighbours of the same group', async () => {
    const outcomes = await Promise.allSettled([
      database.write((db) => db.insertInto('thing').values({ id: 1, name: 'first' }).execute()),
      database.write(async (db) => {
        await db.insertInto('thing').values({ id: 2, name: 'half' }).execute();
        throw new Error('changed my mind');
      }),
      database.write((db) => db.insertInto('thing').values({ id: 3, name: 'first' }).execute()),
      database.write((db) => db.insertInto('thing').values({ id: 4, name: 'last' }).execute()),
    ]);

    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await names()).toEqual(['first', 'last']);
  });

  it('makes a change of one statement from what it read, whole and alone', async () => {
    await database.write((db) => db.insertInto('thing').values({ id: 1, name: '0' }).execute());
    const raise = () =>
      database.writeStatement(async (db) => {
        const row = await db.selectFrom('thing').select('name').executeTakeFirstOrThrow();
        const name = String(Number(row.name) + 1);
        return { change: db.updateTable('thing').set({ name }).compile(), value: name };
      });

    expect(await raise()).toBe('1');
    await Promise.all(Array.from({ length: 99 }, raise));

    expect(await names()).toEqual(['100']);
  });

  it('gives back what a statement of its own returns, and stores it', async () => {
    const insert = (id: number) =>
      database.writeAlone<{ readonly id: number }>(
        CompiledQuery.raw('insert into thing (id, name) values (?, ?) returning id', [
          id,
          `n${id}`,
        ]),
      );

    expect(await Promise.all([insert(1), insert(2)])).toEqual([[{ id: 1 }], [{ id: 2 }]]);
    await expect(insert(1)).rejects.toThrow(/unique/iu);
    expect(await names()).toEqual(['n1', 'n2']);
  });

  it('changes nothing when that one statement is refused, and goes on', async () => {
    const put = (id: number, name: string) =>
      database.writeStatement(async (db) => ({
        change: db.insertInto('thing').values({ id, name }).compile(),
        value: id,
      }));
    await put(1, 'a');

    await expect(put(2, 'a')).rejects.toThrow(/unique/iu);
    expect(await put(3, 'b')).toBe(3);

    expect(await names()).toEqual(['a', 'b']);
  });

  it('undoes only the refused ones of many single statements that share a flush', async () => {
    await database.write((db) =>
      sql`create trigger thing_twice after insert on thing when new.id < 1000 begin
        insert into thing (id, name) values (new.id + 1000, new.name || ' again'); end`.execute(db),
    );
    await database.write((db) =>
      db.insertInto('thing').values({ id: 1003, name: 'in the way' }).execute(),
    );
    const put = (id: number, name: string) =>
      database.writeStatement(async (db) => ({
        change: db.insertInto('thing').values({ id, name }).compile(),
        value: id,
      }));

    const outcomes = await Promise.allSettled([
      put(1, 'a'),
      put(2, 'a'),
      put(3, 'its trigger is refused'),
      database.write(async (db) => {
        await db.insertInto('thing').values({ id: 5, name: 'half' }).execute();
        throw new Error('changed my mind');
      }),
      database.writeStatement(() => Promise.reject(new Error('found nothing to change'))),
      put(4, 'b'),
    ]);

    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await names()).toEqual(['a', 'b', 'a again', 'in the way', 'b again']);
  });

  it('counts commands as they begin, and tells of the quiet after them', async () => {
    const seen: (number | null)[] = [];
    const quiet = new Promise<void>((resolve) => {
      database.onQuiet(resolve);
    });
    const before = database.commandsBegun() ?? 0;
    const failing = database.write(() => {
      seen.push(database.commandsBegun());
      return Promise.reject(new Error('changed my mind'));
    });
    const writing = database.write(async (db) => {
      seen.push(database.commandsBegun());
      await db.insertInto('thing').values({ id: 1, name: 'a' }).execute();
    });

    await expect(failing).rejects.toThrow('changed my mind');
    await writing;
    await quiet;

    expect(seen).toEqual([before + 1, before + 2]);
    expect(database.commandsBegun()).toBe(before + 2);
  });

  it('folds the journal into the file when nobody writes for a moment', async () => {
    for (let id = 1; id <= 40; id += 1) {
      await database.write((db) =>
        db
          .insertInto('thing')
          .values({ id, name: `n${id}` })
          .execute(),
      );
    }

    await vi.waitFor(async () => {
      // The file holds the rows themselves, not only its journal.
      expect((await readFile(join(folder, 'test.sqlite'))).includes('n32')).toBe(true);
    });
  });

  it('finds what was written after closing and opening', async () => {
    await database.write((db) => db.insertInto('thing').values({ id: 1, name: 'kept' }).execute());
    await database.close();
    database = await open();

    expect(await names()).toEqual(['kept']);
  });

  it('refuses writing through the read side', async () => {
    await expect(
      database.read.insertInto('thing').values({ id: 1, name: 'no' }).execute(),
    ).rejects.toThrow(/readonly/iu);
  });

  it('tells how many rows a change touched', async () => {
    await database.write((db) =>
      db
        .insertInto('thing')
        .values([
          { id: 1, name: 'a' },
          { id: 2, name: 'b' },
        ])
        .execute(),
    );

    const changed = await database.write((db) =>
      db.updateTable('thing').set({ name: 'c' }).where('id', '=', 2).executeTakeFirst(),
    );

    expect(changed.numUpdatedRows).toBe(1n);
  });

  it('leaves no byte of a deleted row on disk after scrubbing', async () => {
    const secret = 'Geheim-7391-van-een-bezoeker';
    await database.write((db) => db.insertInto('thing').values({ id: 1, name: secret }).execute());
    await database.write((db) => db.deleteFrom('thing').execute());
    await database.scrub();

    for (const file of ['test.sqlite', 'test.sqlite-wal']) {
      expect((await readFile(join(folder, file))).includes(secret)).toBe(false);
    }
  });

  it('is private to its owner and leaves no journal behind after closing', async () => {
    await database.write((db) => db.insertInto('thing').values({ id: 1, name: 'a' }).execute());
    const modes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).mode & 0o077),
    );
    await names();

    await database.close();

    expect(new Set(modes)).toEqual(new Set([0]));
    expect(await readdir(folder)).toEqual(['test.sqlite']);
  });

  it('keeps the old schema whole when a migration fails half-way', async () => {
    await database.close();
    const failing = await openSqlite<ThingTables>({
      file: join(folder, 'test.sqlite'),
      connect,
      migrations: {
        ...thingMigrations,
        '2026-01-02-broken': {
          up: async (db) => {
            await sql`ALTER TABLE thing ADD COLUMN extra TEXT`.execute(db);
            throw new Error('power went');
          },
        },
      },
    });

    expect(failing.ok).toBe(false);
    database = await open();
    await database.write((db) => db.insertInto('thing').values({ id: 1, name: 'ok' }).execute());
    expect(await database.read.selectFrom('thing').selectAll().execute()).toEqual([
      { id: 1, name: 'ok' },
    ]);
  });

  it('answers a failed flush as a failure and goes on with a fresh connection', async () => {
    await database.close();
    let failNext = false;
    database = await open(async (file, readOnly): Promise<SqliteConnection> => {
      const real = await connect(file, readOnly);
      return {
        run: (statement, parameters, returnsRows) => real.run(statement, parameters, returnsRows),
        exec: (statement) => {
          if (failNext && statement === 'COMMIT') {
            failNext = false;
            return Promise.reject(new Error('EIO'));
          }
          return real.exec(statement);
        },
        close: () => real.close(),
      };
    });
    failNext = true;

    await expect(
      database.write((db) => db.insertInto('thing').values({ id: 1, name: 'lost' }).execute()),
    ).rejects.toThrow('EIO');
    await database.write((db) => db.insertInto('thing').values({ id: 2, name: 'kept' }).execute());

    expect(await names()).toEqual(['kept']);
  });

  it('answers all of a group as failed when the disk is full within it', async () => {
    await database.close();
    database = await open(async (file, readOnly): Promise<SqliteConnection> => {
      const real = await connect(file, readOnly);
      return {
        run: (statement, parameters, returnsRows) =>
          parameters.includes('too much')
            ? Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
            : real.run(statement, parameters, returnsRows),
        exec: (statement) => real.exec(statement),
        close: () => real.close(),
      };
    });
    const put = (id: number, name: string) =>
      database.writeStatement(async (db) => ({
        change: db.insertInto('thing').values({ id, name }).compile(),
        value: id,
      }));

    const outcomes = await Promise.allSettled([put(1, 'a'), put(2, 'too much'), put(3, 'b')]);
    await put(4, 'later');

    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await names()).toEqual(['later']);
  });

  it('answers and recovers when the file could not be opened again at once', async () => {
    await database.close();
    let trouble = false;
    database = await open(async (file, readOnly): Promise<SqliteConnection> => {
      if (trouble && !readOnly) {
        trouble = false;
        throw new Error('ENODEV');
      }
      const real = await connect(file, readOnly);
      return {
        run: (statement, parameters, returnsRows) => real.run(statement, parameters, returnsRows),
        exec: (statement) =>
          trouble && statement === 'COMMIT'
            ? Promise.reject(new Error('EIO'))
            : real.exec(statement),
        close: () => real.close(),
      };
    });
    const put = (id: number, name: string) =>
      database.write((db) => db.insertInto('thing').values({ id, name }).execute());
    trouble = true;

    await expect(put(1, 'lost')).rejects.toThrow('EIO');
    await expect(put(2, 'too early')).rejects.toThrow(/closed|not open/iu);
    await put(3, 'kept');

    expect(await names()).toEqual(['kept']);
  });
});
