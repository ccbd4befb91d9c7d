import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SeatCounts, freeSeats, mayTakeSeat, offerEndMs, offersDue } from './licence.ts';
import { businessTime } from './service-level/business-time.ts';

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

const day = { from: '08:30', until: '17:00' };
const withBreak = { ...day, breaks: [{ from: '12:00', until: '13:00' }] };

it.each([
  ['over a weekend and a holiday', day],
  ['also when its days have a break', withBreak],
])('keeps a seat until the desk closes on its third day, %s', (_name, hoursOfDay) => {
  const hours = businessTime({
    timeZone: 'UTC',
    week: {
      monday: hoursOfDay,
      tuesday: hoursOfDay,
      wednesday: hoursOfDay,
      thursday: hoursOfDay,
      friday: hoursOfDay,
      saturday: null,
      sunday: null,
    },
    isClosed: (date) => date === '2026-12-25',
  });
  const end = (offeredAt: string) =>
    new Date(offerEndMs(Date.parse(offeredAt), hours)).toISOString();

  expect([
    end('2026-11-30T10:00:00.000Z'),
    end('2026-11-30T12:30:00.000Z'),
    end('2026-11-27T16:00:00.000Z'),
    end('2026-12-24T10:00:00.000Z'),
  ]).toEqual([
    '2026-12-03T17:00:00.000Z',
    '2026-12-03T17:00:00.000Z',
    '2026-12-02T17:00:00.000Z',
    '2026-12-30T17:00:00.000Z',
  ]);
});

it('keeps a seat sixty days at a desk that does not open', () => {
  const offeredMs = Date.parse('2026-11-30T10:00:00.000Z');

  expect(offerEndMs(offeredMs, { openings: () => [] }) - offeredMs).toBe(60 * 24 * 60 * 60 * 1000);
});
