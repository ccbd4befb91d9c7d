import { signatureWindowSeconds } from '../../shared/domain/fleet/request-signature.ts';

/** More are not remembered of one kiosk: one that sends so many in the window is refused what comes on top. */
const mostOfOne = 60_000;

/** Twice the window: a signature from the future stays acceptable that long. */
const keptSeconds = 2 * signatureWindowSeconds;

/**
 * The nonces of requests that were answered, so that none is answered twice. Nonces lie in buckets by
 * the second of their signature; a bucket is forgotten whole once no clock would accept it any more.
 */
export class SeenNonces {
  private readonly byKey = new Map<string, Map<number, Set<string>>>();

  /** True the first time; false for a replay, or when this key sent more than a kiosk ever does. */
  isNew(keyId: string, created: number, nonce: string, nowSeconds: number): boolean {
    const buckets = this.byKey.get(keyId) ?? new Map<number, Set<string>>();
    this.byKey.set(keyId, buckets);
    let kept = 0;
    for (const [second, nonces] of buckets) {
      if (second < nowSeconds - keptSeconds) buckets.delete(second);
      else kept += nonces.size;
    }
    const nonces = buckets.get(created) ?? new Set<string>();
    if (nonces.has(nonce) || kept >= mostOfOne) return false;
    nonces.add(nonce);
    buckets.set(created, nonces);
    return true;
  }

  /** A key that opens nothing any more needs no memory. */
  forget(keyId: string): void {
    this.byKey.delete(keyId);
  }
}
