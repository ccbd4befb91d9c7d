import type { Kysely } from 'kysely';
import type { WishKind } from '../../shared/domain/user-wishes.ts';

/** The wishes of somebody who agreed; the row goes when he withdraws. */
export interface UserWishesTable {
  readonly person_id: string;
  /** JSON. */
  readonly wishes: string;
  readonly consent_version: number;
  readonly asked_by: string;
  readonly asked_by_id: string;
  readonly asked_at: string;
}

/** A wish that was seen to when a device was handed over; goes with the wishes. */
export interface WishAppliedTable {
  readonly person_id: string;
  readonly handover_id: string;
  readonly kind: WishKind;
  readonly by: string;
  readonly at: string;
}

/** What this file adds to the schema. */
export interface WishesTables {
  readonly user_wishes: UserWishesTable;
  readonly wish_applied: WishAppliedTable;
}

export async function createWishes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('user_wishes')
    .addColumn('person_id', 'text', (column) => column.primaryKey().references('person.person_id'))
    .addColumn('wishes', 'text', (column) => column.notNull())
    .addColumn('consent_version', 'integer', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_by_id', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('wish_applied')
    .addColumn('person_id', 'text', (column) =>
      column.notNull().references('user_wishes.person_id').onDelete('cascade'),
    )
    .addColumn('handover_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('wish_applied_once', ['person_id', 'handover_id', 'kind'])
    .execute();
}
