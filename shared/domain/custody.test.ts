import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Holder,
  type Movement,
  codesIn,
  custodyPlaceSchema,
  isUnbroken,
  mayMove,
  pickUpCodeOf,
  pickUpCodeSchema,
  sameCode,
} from './custody.ts';

const anyHolder = fc.record({
  place: fc.constantFrom(...custodyPlaceSchema.options),
  name: fc.constantFrom('A1', 'A2', 'Sanne', null),
});
const at = '2026-11-26T09:00:00.000Z';
const taken: Movement = {
  sequence: 1,
  at,
  actor: 'Sanne',
  from: { place: 'visitor', name: null },
  to: { place: 'technician', name: 'Sanne' },
  words: null,
};

/** The chain of a device by all those wishes that are allowed. */
function chainOf(wishes: readonly Holder[]): readonly Movement[] {
  return wishes.reduce<readonly Movement[]>(
    (chain, to) => {
      const from = chain.at(-1)?.to ?? taken.to;
      return mayMove(from, to)
        ? [...chain, { ...taken, sequence: chain.length + 1, from, to }]
        : chain;
    },
    [taken],
  );
}

describe('the chain of custody', () => {
  it('is never broken and ends at the first hand-out, whatever is wished', () => {
    fc.assert(
      fc.property(fc.array(anyHolder, { maxLength: 30 }), (wishes) => {
        const chain = chainOf(wishes);
        const handedOut = chain.findIndex(({ to }) => to.place === 'visitor');

        expect(isUnbroken(chain)).toBe(true);
        expect(handedOut === -1 || handedOut === chain.length - 1).toBe(true);
      }),
    );
  });

  it('shows a movement that was left out, changed or turned round', () => {
    const chain = chainOf([
      { place: 'shelf', name: 'A1' },
      { place: 'bench', name: 'Sanne' },
      { place: 'shelf', name: 'A2' },
    ]);

    expect(isUnbroken(chain)).toBe(true);
    expect(isUnbroken(chain.toSpliced(1, 1))).toBe(false);
    expect(isUnbroken(chain.toReversed())).toBe(false);
    expect(isUnbroken(chain.with(2, { ...taken, sequence: 3 }))).toBe(false);
  });

  it('refuses what makes no sense at a desk', () => {
    const shelf = { place: 'shelf', name: 'A1' } as const;

    expect(mayMove({ place: 'visitor', name: null }, shelf)).toBe(false);
    expect(mayMove(shelf, shelf)).toBe(false);
    expect(mayMove(shelf, { place: 'shelf', name: 'A2' })).toBe(true);
    expect(mayMove({ place: 'supplier', name: 'Dell' }, { place: 'visitor', name: null })).toBe(
      false,
    );
  });
});

describe('a pick-up code', () => {
  it('has five letters that nobody mistakes, and is known however it is typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (numbers) => {
          let next = 0;
          const code = pickUpCodeOf(() => numbers[next++] ?? 0);

          expect(pickUpCodeSchema.safeParse(code).success).toBe(true);
          expect(sameCode(` ${code.slice(0, 2).toLowerCase()}-${code.slice(2)} `, code)).toBe(true);
          expect(codesIn(`Ik kom mijn laptop halen, ${code.toLowerCase()}.`)).toContain(code);
        },
      ),
    );
  });

  it('is not seen in ordinary words', () => {
    expect(codesIn('Ik kom mijn telefoon halen')).toEqual([]);
    expect(codesIn('x'.repeat(5000))).toEqual([]);
  });
});
