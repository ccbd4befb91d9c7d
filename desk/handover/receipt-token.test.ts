import fc from 'fast-check';
import { expect, it } from 'vitest';
import { receiptTokenSchema } from '../../shared/domain/receipt-page.ts';
import { handoverOfToken, receiptPath } from './receipt-token.ts';

const tokenOf = (handoverId: string, secret: string) =>
  receiptPath(handoverId, secret).slice('/r/'.length);

it('leads back to its handover, with the secret of this desk and no other', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.string(), (handoverId, secret, other) => {
      fc.pre(secret !== other);
      const token = receiptTokenSchema.parse(tokenOf(handoverId, secret));

      expect(handoverOfToken(token, secret)).toBe(handoverId);
      expect(handoverOfToken(token, other)).toBeNull();
    }),
  );
});

it('is refused with one letter changed, and whatever else somebody types', () => {
  const token = tokenOf('019aa000-0000-7000-8000-000000000001', 'secret');
  for (let place = 0; place < token.length - 1; place += 1) {
    const letter = token[place] === 'A' ? 'B' : 'A';
    const changed = token.slice(0, place) + letter + token.slice(place + 1);
    expect(handoverOfToken(changed, 'secret')).toBeNull();
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(handoverOfToken(text, 'secret')).toBeNull();
    }),
  );
});
