import {
  type KeptWishes,
  type UserWishes,
  type WishKind,
  keptWishesSchema,
  userWishesSchema,
  wishedKinds,
} from '../../shared/domain/user-wishes.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const wishesText = storedJson(userWishesSchema);

/** What somebody wishes of his devices, and when that was last seen to; null when nothing is kept. */
export async function wishesOf(db: Db, personId: string): Promise<KeptWishes | null> {
  const row = await db
    .selectFrom('user_wishes')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const applied = await db
    .selectFrom('wish_applied')
    .select(['kind', 'by', 'at'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .limit(60)
    .execute();
  const wishes = wishesText.parse(row.wishes);
  return keptWishesSchema.parse({
    wishes,
    consent: { version: row.consent_version, askedBy: row.asked_by, at: row.asked_at },
    applied: wishedKinds(wishes).flatMap((kind) => applied.find((one) => one.kind === kind) ?? []),
  });
}

/** Keeps wishes in the place of those that somebody had; what was seen to of those is forgotten. */
export async function putWishes(
  db: Db,
  personId: string,
  wishes: UserWishes,
  consent: KeptWishes['consent'] & { readonly askedById: string },
): Promise<void> {
  await eraseWishes(db, personId);
  await db
    .insertInto('user_wishes')
    .values({
      person_id: personId,
      wishes: JSON.stringify(wishes),
      consent_version: consent.version,
      asked_by: consent.askedBy,
      asked_by_id: consent.askedById,
      asked_at: consent.at,
    })
    .execute();
}

/** Takes away all that is kept of the wishes of somebody. */
export async function eraseWishes(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('wish_applied').where('person_id', '=', personId).execute();
  await db.deleteFrom('user_wishes').where('person_id', '=', personId).execute();
}

/** Notes what was seen to at a handover; of somebody whose wishes are not kept, nothing. */
export async function noteApplied(
  db: Db,
  personId: string,
  kinds: readonly WishKind[],
  noted: { readonly handoverId: string; readonly by: string; readonly at: string },
): Promise<void> {
  const kept = await wishesOf(db, personId);
  const wished = kept === null ? [] : wishedKinds(kept.wishes);
  const rows = wished
    .filter((kind) => kinds.includes(kind))
    .map((kind) => ({
      person_id: personId,
      handover_id: noted.handoverId,
      kind,
      by: noted.by,
      at: noted.at,
    }));
  if (rows.length > 0) await db.insertInto('wish_applied').values(rows).execute();
}
