import { findAsset } from '../store/asset-store.ts';
import { isHandedIn } from '../store/hand-in-store.ts';
import type { Db } from '../store/tables.ts';

/** Whether what is lent is with the desk meanwhile: brought back and not looked at yet, or in repair. */
export async function isAtDesk(db: Db, assetId: string): Promise<boolean> {
  return (await isHandedIn(db, assetId)) || (await findAsset(db, assetId))?.state === 'in-repair';
}
