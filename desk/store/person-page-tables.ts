import { type Kysely, type RawBuilder, sql } from 'kysely';

/** What is asked of a person's page, so that no history is read whole for it. An arrival writes to none of it. */
async function createPersonPage(
  db: Kysely<unknown>,
  personIn: (column: 'from_holder' | 'to_holder') => RawBuilder<string>,
): Promise<void> {
  for (const end of ['from', 'to'] as const) {
    const column = sql.ref(`${end}_person_id`);
    await sql`alter table asset_event add column ${column} text`.execute(db);
    await sql`update asset_event set ${column} = ${personIn(`${end}_holder`)} where ${sql.ref(`${end}_holder`)} is not null`.execute(
      db,
    );
    await sql`create index ${sql.ref(`asset_event_${end}`)} on asset_event (${column}, at) where ${column} is not null`.execute(
      db,
    );
  }
  await sql`create index handover_holder on handover (holder_key, signed_at)`.execute(db);
  await sql`create index loan_staff on loan (staff_number, from_at) where staff_number is not null`.execute(
    db,
  );
}

export function createSqlitePersonPage(db: Kysely<unknown>): Promise<void> {
  return createPersonPage(
    db,
    (column) => sql<string>`json_extract(${sql.ref(column)}, '$.personId')`,
  );
}

export function createPostgresPersonPage(db: Kysely<unknown>): Promise<void> {
  return createPersonPage(db, (column) => sql<string>`${sql.ref(column)}::json ->> 'personId'`);
}
