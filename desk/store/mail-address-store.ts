import type { Db } from './tables.ts';

/** Where somebody of the organisation gets mail; null takes it away. */
export async function putPersonMail(
  db: Db,
  personId: string,
  address: string | null,
): Promise<void> {
  if (address === null) {
    await db.deleteFrom('person_mail').where('person_id', '=', personId).execute();
    return;
  }
  await db
    .insertInto('person_mail')
    .values({ person_id: personId, address })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ address }))
    .execute();
}

/** The address of a person, or null. */
export async function mailOfPerson(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('person_mail')
    .select('address')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.address ?? null;
}

/** Which of some people get mail. */
export async function peopleWithMail(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('person_mail')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .execute();
  return new Set(rows.map(({ person_id: personId }) => personId));
}

/** The address of whoever has this badge or staff number, or null. */
export async function mailOfNumber(db: Db, number: string): Promise<string | null> {
  const row = await db
    .selectFrom('person_mail')
    .innerJoin('person_badge', 'person_badge.person_id', 'person_mail.person_id')
    .select('person_mail.address')
    .where('person_badge.badge_number', '=', number)
    .executeTakeFirst();
  return row?.address ?? null;
}

/** Where the borrower of a handover wants his mail. */
export async function putHandoverMail(db: Db, handoverId: string, address: string): Promise<void> {
  await db
    .insertInto('handover_mail')
    .values({ handover_id: handoverId, address })
    .onConflict((conflict) => conflict.column('handover_id').doUpdateSet({ address }))
    .execute();
}

/** The address that was given for a handover, or null. */
export async function mailOfHandover(db: Db, handoverId: string): Promise<string | null> {
  const row = await db
    .selectFrom('handover_mail')
    .select('address')
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
  return row?.address ?? null;
}

/** Forgets the addresses of handovers of before a moment of which nothing is out any more. */
export async function forgetHandoverMail(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('handover_mail')
    .where('handover_id', 'in', (eb) =>
      eb
        .selectFrom('handover')
        .select('handover.handover_id')
        .where('signed_at', '<', before)
        .where((both) =>
          both.not(
            both.exists(
              both
                .selectFrom('loan')
                .select('loan.loan_id')
                .whereRef('loan.handover_id', '=', 'handover.handover_id')
                .where('loan.returned_at', 'is', null),
            ),
          ),
        ),
    )
    .execute();
}
