import type { HandoverTerms } from '../../shared/domain/handover-terms.ts';
import { listStoredTerms, storedTerms, storedTermsOn } from '../store/handover-terms-store.ts';
import type { Db } from '../store/tables.ts';
import { shippedTerms } from './shipped-terms.ts';

const shipped: HandoverTerms = {
  version: 1,
  since: '2026-11-28T00:00:00.000Z',
  holdsFrom: '2026-11-28',
  by: 'Balie',
  texts: shippedTerms,
};

/** The terms as they hold on a day; as long as none that a lead wrote do, those that the product brings along. */
export async function handoverTermsOn(db: Db, day: string): Promise<HandoverTerms> {
  return (await storedTermsOn(db, day)) ?? shipped;
}

/** The number of the terms that were written last, also when they do not hold yet. */
export async function newestTermsVersion(db: Db): Promise<number> {
  return ((await storedTerms(db)) ?? shipped).version;
}

/** One version of the terms; null when there never was one with this number. */
export async function handoverTerms(db: Db, version: number): Promise<HandoverTerms | null> {
  return (await storedTerms(db, version)) ?? (version === shipped.version ? shipped : null);
}

/** All versions, newest first; the one that the product brings along is the last. */
export async function handoverTermsVersions(
  db: Db,
  wish: { readonly before: number | null; readonly limit: number },
): Promise<readonly HandoverTerms[]> {
  const written = await listStoredTerms(db, wish);
  const hasRoom = written.length < wish.limit;
  return hasRoom && (wish.before === null || wish.before > shipped.version)
    ? [...written, shipped]
    : written;
}
