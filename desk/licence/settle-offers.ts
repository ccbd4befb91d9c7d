import { offersDue } from '../../shared/domain/licence.ts';
import { findLicence } from '../store/licence-store.ts';
import type { Db } from '../store/tables.ts';
import { offerToFirst } from '../store/wait-store.ts';

/** Keeps seats that are free for those who wait, in order. The product is locked. */
export async function settleOffers(db: Db, productId: string, at: string): Promise<void> {
  const product = await findLicence(db, productId);
  if (product !== null) await offerToFirst(db, productId, offersDue(product), at);
}
