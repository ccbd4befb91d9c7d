import { type Expression, type SqlBool, sql } from 'kysely';
import type { Asset, AssetState } from '../../shared/domain/asset.ts';
import {
  type Loan,
  type LoanPoolFacts,
  loanPoolFactsSchema,
  loanSchema,
} from '../../shared/domain/loan.ts';
import { searchable } from '../search/search-tokens.ts';
import type { LoanTable } from './handover-tables.ts';
import { hasWord } from './register-page.ts';
import type { PersonQuestion } from './person-page-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';

const factsText = storedJson(loanPoolFactsSchema);

export interface StoredPool {
  readonly poolId: string;
  readonly facts: LoanPoolFacts;
}

export async function putPool(db: Db, { poolId, facts }: StoredPool): Promise<void> {
  const row = { name: facts.name, facts: JSON.stringify(facts) };
  await db
    .insertInto('loan_pool')
    .values({ pool_id: poolId, ...row })
    .onConflict((conflict) => conflict.column('pool_id').doUpdateSet(row))
    .execute();
}

/** The pools by name. */
export async function listPools(db: Db, limit: number): Promise<readonly StoredPool[]> {
  const rows = await db
    .selectFrom('loan_pool')
    .selectAll()
    .orderBy('name')
    .orderBy('pool_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ poolId: row.pool_id, facts: factsText.parse(row.facts) }));
}

/** One pool, or null. */
export async function findPool(db: Db, poolId: string): Promise<StoredPool | null> {
  const row = await db
    .selectFrom('loan_pool')
    .selectAll()
    .where('pool_id', '=', poolId)
    .executeTakeFirst();
  return row === undefined ? null : { poolId: row.pool_id, facts: factsText.parse(row.facts) };
}

/** How many devices of a pool are ready now, and how many are out. */
export async function poolCounts(
  db: Db,
  { poolId, facts }: StoredPool,
): Promise<{ readonly ready: number; readonly out: number }> {
  const ready = await db
    .selectFrom('asset')
    .innerJoin('asset_model', 'asset_model.model_id', 'asset.model_id')
    .select(sql<unknown>`count(*)`.as('count'))
    .where('asset.state', '=', 'ready')
    .where(sql<boolean>`asset.type in (${sql.join(facts.assetTypes.map((type) => sql.val(type)))})`)
    .where((eb) =>
      facts.models.length === 0
        ? eb.lit(true)
        : eb.or(facts.models.map((model): Expression<SqlBool> => isModel(model))),
    )
    .executeTakeFirstOrThrow();
  const out = await db
    .selectFrom('loan')
    .select(sql<unknown>`count(*)`.as('count'))
    .where('pool_id', '=', poolId)
    .where('returned_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { ready: Number(ready.count), out: Number(out.count) };
}

function isModel(model: string): Expression<SqlBool> {
  return hasWord('asset_model.model_key', searchable(model));
}

/** Whether a pool lends this asset; the same rule as in `poolCounts`, for one that was read already. */
export function isOfPool(facts: LoanPoolFacts, { type, maker, model }: Asset): boolean {
  const key = `${type} ${searchable(maker)} / ${searchable(model)}`;
  return (
    facts.assetTypes.includes(type) &&
    (facts.models.length === 0 || facts.models.some((each) => key.includes(searchable(each))))
  );
}

export async function insertLoan(db: Db, row: LoanTable): Promise<void> {
  await db.insertInto('loan').values(row).execute();
}

/** Writes over a loan that was locked in the same command. */
export async function updateLoan(
  db: Db,
  loanId: string,
  change: Partial<Pick<LoanTable, 'due_on' | 'extended' | 'reminded_on'>>,
): Promise<void> {
  await db.updateTable('loan').set(change).where('loan_id', '=', loanId).execute();
}

/** A loan, with whom at the desk to tell of it. */
export interface LockedLoan {
  readonly loan: Loan;
  readonly lentById: string;
}

/** One loan that nobody else changes before the end of this command, or null. */
export async function lockLoan(
  db: Db,
  kind: DeskDatabase['kind'],
  loanId: string,
): Promise<LockedLoan | null> {
  if (kind === 'postgres') {
    await db
      .selectFrom('loan')
      .select('loan_id')
      .where('loan_id', '=', loanId)
      .forUpdate()
      .execute();
  }
  const row = await loans(db).where('loan.loan_id', '=', loanId).executeTakeFirst();
  return row === undefined ? null : { loan: loanOf(row), lentById: row.lent_by_id };
}

/** The loan under which an asset is out, or null. */
export async function openLoanOf(db: Db, assetId: string): Promise<Loan | null> {
  const row = await loans(db)
    .where('loan.asset_id', '=', assetId)
    .where('loan.returned_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : loanOf(row);
}

/** A move of an asset, as far as its loan follows it. */
interface LentMove {
  readonly from: AssetState;
  readonly to: AssetState;
  readonly dueOn: string | null;
  readonly at: string;
}

/** The loan of an asset that was locked in the same command: a repair it outlives, any other move ends it. */
export async function moveLoanOf(
  db: Db,
  assetId: string,
  { from, to, dueOn, at }: LentMove,
): Promise<void> {
  if (to === 'in-repair') return;
  const open = db
    .updateTable('loan')
    .where('asset_id', '=', assetId)
    .where('returned_at', 'is', null);
  if (from === 'in-repair' && to === 'loan' && dueOn !== null) {
    await open.set({ due_on: dueOn, reminded_on: null }).where('due_on', '!=', dueOn).execute();
  } else await open.set({ returned_at: at }).execute();
}

/** What somebody borrowed, newest first; a ticket that may not be seen is not named. */
export async function loansOfPerson(
  db: Db,
  staffNumber: string,
  { queues, before, limit }: PersonQuestion,
): Promise<readonly Loan[]> {
  let query = loans(db)
    .leftJoin('ticket', (join) =>
      join.onRef('ticket.ticket_id', '=', 'loan.ticket_id').on('ticket.queue', 'in', [...queues]),
    )
    .select('ticket.ticket_id as seen_ticket_id')
    .where('loan.staff_number', '=', staffNumber)
    .orderBy('loan.from_at', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('loan.from_at', '<', before);
  return (await query.execute()).map((row) => loanOf({ ...row, ticket_id: row.seen_ticket_id }));
}

/** All that was lent by one handover, whether it came back or not. */
export async function loansOfHandover(db: Db, handoverId: string): Promise<readonly Loan[]> {
  return (await loans(db).where('loan.handover_id', '=', handoverId).execute()).map(loanOf);
}

/** The newest loans of one ticket. */
export async function loansOfTicket(db: Db, ticketId: string): Promise<readonly Loan[]> {
  const rows = await loans(db)
    .where('loan.ticket_id', '=', ticketId)
    .orderBy('loan.loan_id', 'desc')
    .limit(50)
    .execute();
  return rows.map(loanOf);
}

/** Loans that are out, the earliest day first. `lateBefore` leaves only those of earlier days. */
export async function listOpenLoans(
  db: Db,
  wish: {
    readonly lateBefore: string | null;
    /** The last one that was seen. */
    readonly after: { readonly dueOn: string; readonly loanId: string } | null;
    readonly limit: number;
  },
): Promise<readonly Loan[]> {
  let query = loans(db)
    .where('loan.returned_at', 'is', null)
    .orderBy('loan.due_on')
    .orderBy('loan.loan_id')
    .limit(wish.limit);
  if (wish.lateBefore !== null) query = query.where('loan.due_on', '<', wish.lateBefore);
  const { after } = wish;
  if (after !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('loan.due_on', '>', after.dueOn),
        eb.and([eb('loan.due_on', '=', after.dueOn), eb('loan.loan_id', '>', after.loanId)]),
      ]),
    );
  }
  return (await query.execute()).map(loanOf);
}

/** Loans that end between two days, both included, of which nobody was told today. */
export async function loansDueBetween(
  db: Db,
  days: { readonly from: string; readonly until: string; readonly today: string },
  limit: number,
): Promise<readonly Loan[]> {
  const { from, until, today } = days;
  const rows = await loans(db)
    .where('loan.returned_at', 'is', null)
    .where('loan.due_on', '>=', from)
    .where('loan.due_on', '<=', until)
    .where((eb) => eb.or([eb('loan.reminded_on', 'is', null), eb('loan.reminded_on', '<', today)]))
    .orderBy('loan.due_on')
    .limit(limit)
    .execute();
  return rows.map(loanOf);
}

function loans(db: Db) {
  return db
    .selectFrom('loan')
    .innerJoin('asset', 'asset.asset_id', 'loan.asset_id')
    .innerJoin('asset_model', 'asset_model.model_id', 'asset.model_id')
    .innerJoin('loan_pool', 'loan_pool.pool_id', 'loan.pool_id')
    .selectAll('loan')
    .select(['asset.tag', 'asset_model.maker', 'asset_model.model', 'loan_pool.name as pool_name']);
}

function loanOf(
  row: LoanTable & {
    readonly tag: string;
    readonly maker: string;
    readonly model: string;
    readonly pool_name: string;
  },
): Loan {
  return loanSchema.parse({
    loanId: row.loan_id,
    handoverId: row.handover_id,
    ticketId: row.ticket_id,
    assetId: row.asset_id,
    tag: row.tag,
    name: `${row.maker} ${row.model}`.slice(0, 160),
    poolId: row.pool_id,
    poolName: row.pool_name,
    holder: { name: row.holder_name, staffNumber: row.staff_number },
    fromAt: row.from_at,
    dueOn: row.due_on,
    extended: row.extended,
    remindedOn: row.reminded_on,
    returnedAt: row.returned_at,
  });
}
