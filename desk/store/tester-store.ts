import type { Tester, WishedDevice } from '../../shared/domain/acceptance/campaign.ts';
import type { TesterTable } from './acceptance-tables.ts';
import type { Db } from './tables.ts';

function testerOf(row: TesterTable): Tester {
  return {
    testerId: row.tester_id,
    name: row.name,
    role: row.role,
    readsA2: row.reads_a2 === 1,
    hasLink: row.token_hash !== null,
  };
}

/** The testers of a campaign, in the order in which they were added. */
export async function testersOf(db: Db, campaignId: string): Promise<readonly Tester[]> {
  const rows = await db
    .selectFrom('tester')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .orderBy('tester_id')
    .execute();
  return rows.map(testerOf);
}

/** Adds or changes a tester; false when he belongs to another campaign. */
export async function putTester(
  db: Db,
  campaignId: string,
  tester: Pick<Tester, 'testerId' | 'name' | 'role' | 'readsA2'>,
): Promise<boolean> {
  const facts = { name: tester.name, role: tester.role, reads_a2: tester.readsA2 ? 1 : 0 } as const;
  const row = await db
    .insertInto('tester')
    .values({
      tester_id: tester.testerId,
      campaign_id: campaignId,
      ...facts,
      token_hash: null,
      code_hash: null,
    })
    .onConflict((conflict) =>
      conflict.column('tester_id').doUpdateSet(facts).where('tester.campaign_id', '=', campaignId),
    )
    .returning('tester_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps what a tester's link and code hash to, over earlier ones; false when there is no such tester. */
export async function setLink(
  db: Db,
  campaignId: string,
  testerId: string,
  hashes: { readonly token: string; readonly code: string },
): Promise<boolean> {
  const row = await db
    .updateTable('tester')
    .set({ token_hash: hashes.token, code_hash: hashes.code })
    .where('tester_id', '=', testerId)
    .where('campaign_id', '=', campaignId)
    .returning('tester_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The tester of a link or a code, with his campaign; or null. */
export async function testerBy(
  db: Db,
  by: { readonly token: string } | { readonly code: string },
): Promise<{ readonly campaignId: string; readonly tester: Tester } | null> {
  const query = db.selectFrom('tester').selectAll();
  const row = await (
    'token' in by
      ? query.where('token_hash', '=', by.token)
      : query.where('code_hash', '=', by.code)
  ).executeTakeFirst();
  return row === undefined ? null : { campaignId: row.campaign_id, tester: testerOf(row) };
}

/** The devices of a campaign, in the order in which they were added. */
export async function devicesOf(db: Db, campaignId: string): Promise<readonly WishedDevice[]> {
  const rows = await db
    .selectFrom('test_device')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .orderBy('wish_id')
    .execute();
  return rows.map((row) => ({ wishId: row.wish_id, model: row.model, version: row.version }));
}

/** Adds or changes a device; false when it belongs to another campaign. */
export async function putDevice(
  db: Db,
  campaignId: string,
  { wishId, model, version }: WishedDevice,
): Promise<boolean> {
  const row = await db
    .insertInto('test_device')
    .values({ wish_id: wishId, campaign_id: campaignId, model, version })
    .onConflict((conflict) =>
      conflict
        .column('wish_id')
        .doUpdateSet({ model, version })
        .where('test_device.campaign_id', '=', campaignId),
    )
    .returning('wish_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What is taken out of a campaign, and whether it was unused. */
export type Removed = 'removed' | 'in-use' | 'unknown';

/** Takes a tester away who has no runs. */
export async function removeTester(db: Db, campaignId: string, testerId: string): Promise<Removed> {
  if (await hasRun(db, 'tester_id', testerId)) return 'in-use';
  const row = await db
    .deleteFrom('tester')
    .where('tester_id', '=', testerId)
    .where('campaign_id', '=', campaignId)
    .returning('tester_id')
    .executeTakeFirst();
  return row === undefined ? 'unknown' : 'removed';
}

/** Takes a device away on which nothing was tested. */
export async function removeDevice(db: Db, campaignId: string, wishId: string): Promise<Removed> {
  if (await hasRun(db, 'wish_id', wishId)) return 'in-use';
  const row = await db
    .deleteFrom('test_device')
    .where('wish_id', '=', wishId)
    .where('campaign_id', '=', campaignId)
    .returning('wish_id')
    .executeTakeFirst();
  return row === undefined ? 'unknown' : 'removed';
}

async function hasRun(db: Db, column: 'tester_id' | 'wish_id', id: string): Promise<boolean> {
  const row = await db
    .selectFrom('test_run')
    .select('run_id')
    .where(column, '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
