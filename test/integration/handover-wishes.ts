import { v7 } from 'uuid';
import { findAsset, putAsset, putIdentifiers } from '../../desk/store/asset-store.ts';
import type { LoanPoolFacts } from '../../shared/domain/loan.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import type { Signature } from '../../shared/domain/signature.ts';
import type { StartedDesk } from './start-desk.ts';

const strokes: Signature = {
  by: 'strokes',
  strokes: [
    [
      [10, 10, 0],
      [80, 90, 40],
      [200, 20, 90],
    ],
  ],
};
export const noor = { name: 'Noor de Vries', staffNumber: null };

/** A kiosk offers the first few by name, so each new one is named to come before all others. */
let poolsLeft = 10_000;

/** What tests of things that change hands do over and over. */
export function handoverWishes(desk: () => StartedDesk) {
  /** An asset that is ready to go out, put into the register as its own page does. */
  const newAsset = async (facts: Partial<Asset> = {}): Promise<Asset> => {
    const { database, newId } = desk().desk.context;
    const at = new Date().toISOString();
    const assetId = v7();
    const asset: Asset = {
      assetId,
      version: 1,
      state: 'ready',
      holder: null,
      dueOn: null,
      createdAt: at,
      updatedAt: at,
      tag: `LT-${assetId.slice(-8).toUpperCase()}`,
      type: 'laptop',
      maker: 'Dell',
      model: `Latitude ${assetId.slice(-6)}`,
      identifiers: [{ kind: 'serial', value: `SN${assetId.slice(-9).toUpperCase()}` }],
      system: null,
      site: null,
      ownerUnit: null,
      warrantyUntil: null,
      supplier: null,
      purchasedOn: null,
      purchaseOrder: null,
      purchasePrice: null,
      ...facts,
    };
    await database.write(async (db) => {
      await putAsset(db, asset, newId);
      await putIdentifiers(db, asset);
    });
    return asset;
  };
  /** A pool that lends laptops to everybody, unless said otherwise. */
  const newPool = (facts: Partial<LoanPoolFacts> = {}) => {
    poolsLeft -= 1;
    return desk().admin.call('loan.create-pool', {
      body: {
        name: `Pool ${poolsLeft}`,
        assetTypes: ['laptop'],
        models: [],
        roles: [],
        longestDays: 10,
        needsLead: false,
        extensions: { most: 1, days: 5 },
        closed: false,
        ...facts,
      },
    });
  };
  const itemOf = ({ assetId, version }: Asset, words = 'Geen krassen') => ({
    assetId,
    version,
    accessories: [{ name: 'Lader', count: 1 }],
    condition: { words, photos: [] },
    readingId: null,
    lock: null,
  });
  const issue = (assets: readonly Asset[]) => ({
    handoverId: v7(),
    kind: 'issue' as const,
    ticketId: null,
    locale: 'nl' as const,
    terms: { version: 1, level: 'b1' as const },
    holder: noor,
    loan: null,
    items: assets.map((asset) => itemOf(asset)),
    signature: strokes,
  });
  const lend = (asset: Asset, pool: { poolId: string; latestDueOn: string }) => ({
    ...issue([asset]),
    kind: 'loan' as const,
    loan: { poolId: pool.poolId, dueOn: pool.latestDueOn },
  });
  const takeBack = async (assetId: string, lock: 'locked' | 'free' | null = null) => {
    const asset = await stateOf(assetId);
    return {
      ...issue([asset]),
      kind: 'return' as const,
      items: [{ ...itemOf(asset, 'Barst in de hoek'), accessories: [], lock }],
    };
  };
  const stateOf = async (assetId: string): Promise<Asset> => {
    const asset = await findAsset(desk().desk.context.database.read, assetId);
    if (asset === null) throw new Error(`No asset ${assetId}`);
    return asset;
  };
  return { newAsset, newPool, issue, lend, takeBack, stateOf };
}
