import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consumableFactsSchema, isLow, mostInStock, stockAfter } from './consumable.ts';

it('never has less than none in stock, whatever is asked', () => {
  const changes = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 100 });
  fc.assert(
    fc.property(changes, (asked) => {
      const given: number[] = [];
      for (const change of asked) {
        const before = given.reduce((sum, each) => sum + each, 0);
        const after = stockAfter(before, change);
        if (after !== null) {
          expect(after).toBe(before + change);
          expect(after).toBeGreaterThanOrEqual(0);
          given.push(change);
        }
      }
    }),
  );
  expect([stockAfter(0, -1), stockAfter(mostInStock, 1)]).toEqual([null, null]);
});

it('is low at its level, unless nobody orders it any more', () => {
  const item = { stock: 5, reorderAt: 5, closed: false };

  expect([isLow(item), isLow({ ...item, stock: 6 }), isLow({ ...item, closed: true })]).toEqual([
    true,
    false,
    false,
  ]);
});

it('takes a barcode only when its check digit fits', () => {
  const facts = { name: 'Lader USB-C', site: 'Kast 1', reorderAt: 2, closed: false };
  const read = (ean: string | null) => consumableFactsSchema.safeParse({ ...facts, ean });

  expect(read('4 006381 333931')).toMatchObject({ data: { ean: '4006381333931' } });
  expect(read(null).success).toBe(true);
  expect(read('4006381333932').success).toBe(false);
});
