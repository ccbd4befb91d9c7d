import { expect, it } from 'vitest';
import { SeenNonces } from './seen-nonces.ts';

it('takes a nonce once while its signature can be fresh, and forgets it afterwards', () => {
  const seen = new SeenNonces();

  expect(seen.isNew('key', 1000, 'a', 1000)).toBe(true);
  expect(seen.isNew('key', 1000, 'a', 1299)).toBe(false);
  expect(seen.isNew('other', 1000, 'a', 1299)).toBe(true);
  expect(seen.isNew('key', 1000, 'b', 1299)).toBe(true);
  // The desk refuses such an old signature before it asks; here only memory is freed.
  expect(seen.isNew('key', 3000, 'a', 3000)).toBe(true);
});
