import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SeatCounts, freeSeats, mayTakeSeat, offersDue } from './licence.ts';

interface State extends SeatCounts {
  readonly waiting: number;
}

const moves = ['take', 'take-offer', 'wait', 'free', 'buy'] as const;

/** What a desk does with the counts of one product, after which it always hands out offers. */
function after(state: State, move: (typeof moves)[number]): State {
  const moved = moveOn(state, move);
  const due = offersDue(moved);
  return { ...moved, offered: moved.offered + due, waiting: moved.waiting - due };
}

function moveOn(state: State, move: (typeof moves)[number]): State {
  switch (move) {
    case 'take':
      return mayTakeSeat(state, false) ? { ...state, taken: state.taken + 1 } : state;
    case 'take-offer':
      return state.offered > 0 && mayTakeSeat(state, true)
        ? { ...state, taken: state.taken + 1, offered: state.offered - 1 }
        : state;
    case 'wait':
      return { ...state, waiting: state.waiting + 1 };
    case 'free':
      return state.taken > 0 ? { ...state, taken: state.taken - 1 } : state;
    case 'buy':
      return { ...state, seats: state.seats + 1 };
  }
}

it('never gives or keeps more seats than there are, and leaves none idle while somebody waits', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 4 }),
      fc.array(fc.constantFrom(...moves), { maxLength: 40 }),
      (seats, played) => {
        let state: State = { seats, taken: 0, offered: 0, waiting: 0 };
        for (const move of played) {
          state = after(state, move);
          expect(state.taken + state.offered).toBeLessThanOrEqual(state.seats);
          expect(freeSeats(state) > 0 && state.waiting > 0).toBe(false);
        }
      },
    ),
  );
});

it('lets who was offered a seat take it, and nobody pass those who wait', () => {
  const kept = { seats: 2, taken: 1, offered: 1, waiting: 3 };

  expect([mayTakeSeat(kept, true), mayTakeSeat(kept, false)]).toEqual([true, false]);
});
