import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../desk/store/open-database.ts';
import type { Db, DeskDatabase } from '../../desk/store/tables.ts';
import { type StartedPostgres, startPostgres } from './desk-postgres.ts';

let postgres: StartedPostgres;
let database: DeskDatabase;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

beforeEach(async () => {
  const opened = await openDatabase(tmpdir(), await postgres.newDatabase(), () => undefined);
  if (!opened.ok) throw new Error(opened.fault.detail);
  database = opened.value;
  await database.write((db) =>
    db
      .insertInto('counter')
      .values(['one', 'two'].map((name) => ({ name, value: 0 })))
      .execute(),
  );
});

afterEach(() => database.close());

const count = (db: Db, name: string) =>
  db
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', name)
    .execute();

const counters = () => database.read.selectFrom('counter').select(['name', 'value']).execute();

interface Place {
  readonly here: (value: undefined) => void;
  readonly other: Promise<undefined>;
}

/** Two places at which the first tries of two commands wait for each other. */
function meeting(): readonly [Place, Place] {
  const first = Promise.withResolvers<undefined>();
  const second = Promise.withResolvers<undefined>();
  return [
    { here: first.resolve, other: second.promise },
    { here: second.resolve, other: first.promise },
  ];
}

it('does what both wanted when two commands wait for each other', async () => {
  let tries = 0;
  const [early, late] = meeting();
  const both = (names: readonly [string, string], { here, other }: Place) =>
    database.write(async (db) => {
      tries += 1;
      await count(db, names[0]);
      here(undefined);
      await other;
      await count(db, names[1]);
    });

  await Promise.all([both(['one', 'two'], early), both(['two', 'one'], late)]);

  expect(tries).toBe(3);
  expect(await counters()).toEqual(
    expect.arrayContaining([
      { name: 'one', value: 2 },
      { name: 'two', value: 2 },
    ]),
  );
});

it('says what PostgreSQL refused for another reason, after one try', async () => {
  let tries = 0;
  const twice = database.write(async (db) => {
    tries += 1;
    await db.insertInto('counter').values({ name: 'one', value: 1 }).execute();
  });

  await expect(twice).rejects.toMatchObject({ code: '23505' });
  expect(tries).toBe(1);
});
