import type { Db } from './tables.ts';

/** Somebody of the organisation as a borrower: how he is called, and what he does here. */
export interface PersonWithRole {
  readonly personId: string;
  readonly name: string;
  readonly staffNumber: string;
  readonly role: string | null;
}

/** The person behind a badge or staff number, or null. */
export async function personByNumber(db: Db, number: string): Promise<PersonWithRole | null> {
  const row = await db
    .selectFrom('person_badge')
    .innerJoin('person', 'person.person_id', 'person_badge.person_id')
    .select([
      'person.person_id',
      'person.first_name',
      'person.last_name',
      'person.staff_number',
      'person.role',
    ])
    .where('person_badge.badge_number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    personId: row.person_id,
    name: `${row.first_name} ${row.last_name}`.trim().slice(0, 120),
    staffNumber: row.staff_number,
    role: row.role,
  };
}
