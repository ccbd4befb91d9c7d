import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { type Licence, type LicenceFacts, mostAlternatives } from '../../shared/domain/licence.ts';
import type { LicenceProductTable } from './licence-tables.ts';
import { type RegisterPage, hasWord } from './register-page.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase, Tables } from './tables.ts';

const alternativesSchema = storedJson(z.array(uuidSchema).max(mostAlternatives));

type Counted = Selectable<LicenceProductTable> & {
  readonly taken: unknown;
  readonly offered: unknown;
  readonly waiting: unknown;
};

/** Seats and places of a product, counted where it is read. PostgreSQL gives counts as text. */
function counts(eb: ExpressionBuilder<Tables, 'licence_product'>) {
  const waits = () =>
    eb
      .selectFrom('licence_wait')
      .select(eb.fn.countAll().as('count'))
      .whereRef('licence_wait.product_id', '=', 'licence_product.product_id');
  return [
    eb
      .selectFrom('licence_seat')
      .select(eb.fn.countAll().as('count'))
      .whereRef('licence_seat.product_id', '=', 'licence_product.product_id')
      // Literal, not bound: only so do both databases see that the index `licence_seat_holder` fits.
      .where(sql<boolean>`released_at is null`)
      .as('taken'),
    waits().where('offered_at', 'is not', null).as('offered'),
    waits().where('offered_at', 'is', null).as('waiting'),
  ] as const;
}

function licenceOf(row: Counted): Licence {
  return {
    productId: row.product_id,
    name: row.name,
    vendor: row.vendor,
    seats: row.seats,
    owner: row.owner,
    alternatives: alternativesSchema.parse(row.alternatives),
    taken: Number(row.taken),
    offered: Number(row.offered),
    waiting: Number(row.waiting),
  };
}

function rowOf(facts: LicenceFacts, searchText: string) {
  return {
    name: facts.name,
    vendor: facts.vendor,
    seats: facts.seats,
    owner: facts.owner,
    alternatives: JSON.stringify(facts.alternatives),
    search_text: searchText,
  };
}

export async function insertLicence(
  db: Db,
  productId: string,
  facts: LicenceFacts,
  searchText: string,
): Promise<void> {
  const row = { product_id: productId, ...rowOf(facts, searchText) };
  await db.insertInto('licence_product').values(row).execute();
}

/** Writes facts over a product that was locked in the same command. */
export async function updateLicence(
  db: Db,
  productId: string,
  facts: LicenceFacts,
  searchText: string,
): Promise<void> {
  await db
    .updateTable('licence_product')
    .set(rowOf(facts, searchText))
    .where('product_id', '=', productId)
    .execute();
}

/**
 * One product of which nobody else takes, frees or offers a seat before the end of this command, or
 * null. Whoever changes a seat or a place locks its product first, and a ticket before that.
 */
export async function lockLicence(
  db: Db,
  kind: DeskDatabase['kind'],
  productId: string,
): Promise<Licence | null> {
  const lock = db
    .selectFrom('licence_product')
    .select('product_id')
    .where('product_id', '=', productId);
  // Counted in a statement of its own: on PostgreSQL one that waits for a lock counts what was there
  // before it waited.
  await (kind === 'postgres' ? lock.forUpdate() : lock).execute();
  return findLicence(db, productId);
}

export async function findLicence(db: Db, productId: string): Promise<Licence | null> {
  const [licence] = await licencesById(db, [productId]);
  return licence ?? null;
}

/** These products, in the order of the ids. */
export async function licencesById(db: Db, ids: readonly string[]): Promise<readonly Licence[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('licence_product')
    .selectAll()
    .select(counts)
    .where('product_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.product_id, licenceOf(row)]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Products by name and vendor, newest first. */
export async function listLicences(db: Db, page: RegisterPage): Promise<readonly Licence[]> {
  let query = db
    .selectFrom('licence_product')
    .selectAll()
    .select(counts)
    .orderBy('product_id', 'desc')
    .limit(page.limit);
  if (page.before !== null) query = query.where('product_id', '<', page.before);
  for (const word of page.words) query = query.where(hasWord('search_text', word));
  return (await query.execute()).map(licenceOf);
}
