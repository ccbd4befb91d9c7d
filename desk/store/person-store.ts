import { wordsOfPerson } from '../find/thing-words.ts';
import { putPersonMail } from './mail-address-store.ts';
import type { Db } from './tables.ts';
import { putThingWords } from './thing-words-store.ts';

/** What a kiosk may know of a person. */
export interface KnownPerson {
  readonly personId: string;
  readonly firstName: string;
  readonly department: string | null;
}

/** One person of an import. */
export interface ImportedPerson {
  readonly staffNumber: string;
  readonly badgeNumbers: readonly string[];
  readonly firstName: string;
  readonly lastName: string;
  readonly department: string | null;
  /** Left out by lists that know no roles; then an earlier one stays. */
  readonly role?: string | null | undefined;
  /** Where he gets mail; an earlier one stays when it is left out. */
  readonly mail?: string | null | undefined;
}

/** The person behind a badge or staff number, or null. */
export async function findPersonByBadge(db: Db, badgeNumber: string): Promise<KnownPerson | null> {
  const row = await db
    .selectFrom('person_badge')
    .innerJoin('person', 'person.person_id', 'person_badge.person_id')
    .select(['person.person_id', 'person.first_name', 'person.department'])
    .where('person_badge.badge_number', '=', badgeNumber)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { personId: row.person_id, firstName: row.first_name, department: row.department };
}

/** One person, or null. */
export async function findPerson(db: Db, personId: string): Promise<KnownPerson | null> {
  const row = await db
    .selectFrom('person')
    .select(['person_id', 'first_name', 'department'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { personId: row.person_id, firstName: row.first_name, department: row.department };
}

/**
 * Adds a person or replaces the one with this staff number, with exactly these badges. A badge that
 * belonged to somebody else goes to its new owner. True when the person is new.
 */
export async function putPerson(
  db: Db,
  person: ImportedPerson,
  newId: string,
  at: string,
): Promise<boolean> {
  const row = await db
    .insertInto('person')
    .values({
      person_id: newId,
      staff_number: person.staffNumber,
      first_name: person.firstName,
      last_name: person.lastName,
      department: person.department,
      role: person.role ?? null,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.column('staff_number').doUpdateSet({
        first_name: person.firstName,
        last_name: person.lastName,
        department: person.department,
        updated_at: at,
        ...(person.role === undefined ? {} : { role: person.role }),
      }),
    )
    .returning(['person_id', 'first_name', 'last_name', 'staff_number', 'department'])
    .executeTakeFirstOrThrow();
  await putThingWords(db, 'person', row.person_id, wordsOfPerson(row));
  await db.deleteFrom('person_badge').where('person_id', '=', row.person_id).execute();
  for (const badgeNumber of new Set([person.staffNumber, ...person.badgeNumbers])) {
    await db
      .insertInto('person_badge')
      .values({ badge_number: badgeNumber, person_id: row.person_id })
      .onConflict((conflict) =>
        conflict.column('badge_number').doUpdateSet({ person_id: row.person_id }),
      )
      .execute();
  }
  if (person.mail !== undefined) await putPersonMail(db, row.person_id, person.mail);
  return row.person_id === newId;
}

/** Somebody as the registers name him. */
export interface NamedHolder {
  readonly personId: string;
  readonly name: string;
  readonly staffNumber: string;
}

/** One person with his whole name, or null. */
export async function holderOfPerson(db: Db, personId: string): Promise<NamedHolder | null> {
  const row = await named(db).where('person.person_id', '=', personId).executeTakeFirst();
  return row === undefined ? null : namedHolder(row);
}

/** These people with where they work, in the order of the ids. */
export async function peopleById(
  db: Db,
  ids: readonly string[],
): Promise<readonly (NamedHolder & { readonly department: string | null })[]> {
  if (ids.length === 0) return [];
  const rows = await named(db)
    .select('person.department')
    .where('person.person_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.person_id, row]));
  return ids.flatMap((id) => {
    const row = known.get(id);
    return row === undefined ? [] : [{ ...namedHolder(row), department: row.department }];
  });
}

/** The person behind a staff number or badge with his whole name, or null. */
export async function personWithNumber(db: Db, number: string): Promise<NamedHolder | null> {
  const row = await numbered(db, number).executeTakeFirst();
  return row === undefined ? null : namedHolder(row);
}

/** As `personWithNumber`, with what he does in the organisation: a pool may lend to some roles only. */
export async function personWithRole(
  db: Db,
  number: string,
): Promise<(NamedHolder & { readonly role: string | null }) | null> {
  const row = await numbered(db, number).select('person.role').executeTakeFirst();
  return row === undefined ? null : { ...namedHolder(row), role: row.role };
}

function numbered(db: Db, number: string) {
  return named(db)
    .innerJoin('person_badge', 'person_badge.person_id', 'person.person_id')
    .where('person_badge.badge_number', '=', number);
}

function named(db: Db) {
  return db
    .selectFrom('person')
    .select(['person.person_id', 'person.first_name', 'person.last_name', 'person.staff_number']);
}

function namedHolder(row: {
  readonly person_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly staff_number: string;
}): NamedHolder {
  return {
    personId: row.person_id,
    name: `${row.first_name} ${row.last_name}`.trim().slice(0, 120),
    staffNumber: row.staff_number,
  };
}
