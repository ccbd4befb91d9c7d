import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tables } from '../store/tables.ts';
import type { Found } from './changes.ts';

/** Reads what an act changes, before and after it, in its own transaction. */
export type Look = (db: Db) => Promise<Found>;

/** One row, by a column that names it. */
export function row(table: keyof Tables, column: string, value: string | null): Look {
  return async (db) => {
    const found = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(db);
    return found.rows[0] ?? null;
  };
}

/** The one, or the other when it is not there. */
export function either(one: Look, other: Look): Look {
  return async (db) => (await one(db)) ?? (await other(db));
}

/**
 * What somebody kept: by its id, or, when it is new and has none yet, the newest that has its name. Ids are
 * UUIDv7, so that they sort by time.
 */
export function kept(
  table: keyof Tables,
  column: string,
  { id, name }: { readonly id: string | null; readonly name: string },
): Look {
  return async (db) => {
    const it = id === null ? sql`${sql.ref('name')} = ${name}` : sql`${sql.ref(column)} = ${id}`;
    const found = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${it} order by ${sql.ref(column)} desc limit 1`.execute(
      db,
    );
    return found.rows[0] ?? null;
  };
}

/** A group with each of its members, by what he signs in with. */
export function group(id: string | null, name: string): Look {
  return async (db) => {
    const found = await kept('staff_group', 'group_id', { id, name })(db);
    if (found === null) return null;
    const members = await db
      .selectFrom('staff_group_member')
      .innerJoin('account', 'account.account_id', 'staff_group_member.account_id')
      .where('group_id', '=', String(found['group_id']))
      .select(['account.user_name', 'account.name'])
      .execute();
    return {
      ...found,
      members: Object.fromEntries(members.map((each) => [each.user_name, each.name])),
    };
  };
}

/** A kiosk and where it stands on a plan, in per cent. */
export function place(kioskId: string): Look {
  return async (db) => {
    const found = await db
      .selectFrom('kiosk')
      .leftJoin('kiosk_place', 'kiosk_place.kiosk_id', 'kiosk.kiosk_id')
      .leftJoin('floor_plan', 'floor_plan.plan_id', 'kiosk_place.plan_id')
      .select(['kiosk.name', 'floor_plan.name as plan', 'kiosk_place.x', 'kiosk_place.y'])
      .where('kiosk.kiosk_id', '=', kioskId)
      .executeTakeFirst();
    if (found === undefined) return null;
    const percent = (share: number | null) => (share === null ? null : `${share / 10} %`);
    return { ...found, x: percent(found.x), y: percent(found.y) };
  };
}

/**
 * A problem by its title and state. Its description and workaround are free words, in which staff may quote a
 * visitor: that they changed is told, by the hash that no line shows, and not what they say.
 */
export function problem(problemId: string): Look {
  return async (db) => {
    const found = await db
      .selectFrom('problem')
      .select(['title', 'state', 'description', 'workaround'])
      .where('problem_id', '=', problemId)
      .executeTakeFirst();
    if (found === undefined) return null;
    const { title, state, description, workaround } = found;
    return {
      title,
      state,
      'description.hash': hashOf(description),
      'workaround.hash': workaround === null ? null : hashOf(workaround),
    };
  };
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

/** The newest version of something that is kept by its versions, of all or of one. */
export function newest(
  table: keyof Tables,
  of: { readonly column: string; readonly value: string } | null = null,
): Look {
  return async (db) => {
    const among = of === null ? sql`1 = 1` : sql`${sql.ref(of.column)} = ${of.value}`;
    const found = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${among} order by version desc limit 1`.execute(db);
    return found.rows[0] ?? null;
  };
}

/** All that one column says in the rows of something, in one word. */
export function listed(
  table: keyof Tables,
  of: { readonly column: string; readonly value: string },
  shown: string,
): Look {
  return async (db) => {
    const found = await sql<{ shown: string }>`
      select ${sql.ref(shown)} as shown from ${sql.table(table)}
      where ${sql.ref(of.column)} = ${of.value} order by 1`.execute(db);
    return { [shown]: found.rows.map((each) => each.shown).join(', ') };
  };
}

/** Several looks as one. */
export function both(one: Look, other: Look): Look {
  return async (db) => {
    const [first, second] = [await one(db), await other(db)];
    return first === null ? second : { ...first, ...second };
  };
}

/** A closure by its cause: where and when it was, ended and was withdrawn; without its id the newest one. */
export function closure(closureId: string | null): Look {
  return async (db) => {
    const query = db
      .selectFrom('desk_closure')
      .leftJoin('site', 'site.site_id', 'desk_closure.site_id')
      .select(['cause as name', 'site.name as site'])
      .select(['from_at', 'until_at', 'ended_at', 'withdrawn_at']);
    const found = await (
      closureId === null
        ? query.orderBy('closure_id', 'desc')
        : query.where('closure_id', '=', closureId)
    )
      .limit(1)
      .executeTakeFirst();
    return found ?? null;
  };
}
