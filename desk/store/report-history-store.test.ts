import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beside } from './report-history-store.ts';

it('finds the visit before and the visit after, as looking at all of them would', () => {
  const moment = fc.nat(30).map((second) => `2026-11-03T09:00:${String(second).padStart(2, '0')}Z`);

  fc.assert(
    fc.property(fc.array(moment), moment, (moments, at) => {
      const inOrder = moments.toSorted();

      expect(beside(inOrder, at)).toEqual({
        last: inOrder.findLast((one) => one < at) ?? null,
        next: inOrder.find((one) => one > at) ?? null,
      });
    }),
  );
});
