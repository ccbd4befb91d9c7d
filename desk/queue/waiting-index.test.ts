import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Priority } from '../../shared/domain/priority.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { ticketStatusSchema } from '../../shared/domain/ticket.ts';
import { WaitingIndex } from './waiting-index.ts';

const anyItem = fc.record({
  ticketId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  status: fc.constantFrom(...ticketStatusSchema.options),
  queue: fc.constantFrom<WorkQueue>('advice', 'device-operations'),
  priority: fc.constantFrom<Priority>(1, 2, 3, 4, 5),
  arrivedAt: fc.constantFrom('2026-11-26T09:00:00.000Z', '2026-11-26T09:05:00.000Z'),
  category: fc.constantFrom('wifi', 'mail', null),
  deviceKind: fc.constantFrom('phone' as const, null),
  worstFinding: fc.constantFrom({ code: 'storage-full' }, null),
  siteId: fc.constantFrom(undefined, 'zuid'),
  counter: fc.constantFrom('1', '2', null),
});

it('counts as one would who goes through all who wait, whatever happened to them', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 30 }), anyItem, (happened, place) => {
      const index = new WaitingIndex();
      const now = new Map<string, (typeof happened)[number]>();
      for (const change of happened) {
        index.noticed(change);
        now.set(change.ticketId, change);
      }

      const ahead = [...now.values()].filter(
        (one) =>
          one.status === 'waiting' &&
          one.siteId === place.siteId &&
          one.queue === place.queue &&
          (one.priority < place.priority ||
            (one.priority === place.priority && one.arrivedAt <= place.arrivedAt)),
      );
      expect(index.ahead(place.queue, place)).toBe(ahead.length);
    }),
  );
});

it('names everybody whom the same technicians serve first, but not the one who asks', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 30 }), anyItem, anyItem, (happened, own, place) => {
      const index = new WaitingIndex();
      const now = new Map<string, (typeof happened)[number]>();
      for (const change of [...happened, { ...own, status: 'waiting' as const }]) {
        index.noticed(change);
        now.set(change.ticketId, change);
      }

      const before = [...now.values()].filter(
        (one) =>
          one.status === 'waiting' &&
          one.ticketId !== own.ticketId &&
          one.siteId === place.siteId &&
          (one.priority < place.priority ||
            (one.priority === place.priority && one.arrivedAt <= place.arrivedAt)),
      );
      // The place may be another than his own: where he would stand with an appointment.
      const { people, kinds } = index.before(place, own.ticketId);
      expect(index.ahead(place.queue, place, own.ticketId)).toBe(
        before.filter((one) => one.queue === place.queue).length,
      );
      expect(people).toBe(before.length);
      const count = (all: readonly { readonly category: string | null }[]) =>
        all.filter((one) => one.category === 'wifi').length;
      expect(kinds).toHaveLength(before.length);
      expect(count(kinds)).toBe(count(before));
    }),
  );
});

it('finds who was sent to a counter, first to be served first, and nobody who was sent elsewhere', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 30 }), anyItem, (happened, seat) => {
      const index = new WaitingIndex();
      const now = new Map<string, (typeof happened)[number]>();
      for (const change of happened) {
        index.noticed(change);
        now.set(change.ticketId, change);
      }

      const sent = [...now.values()].filter(
        (one) =>
          one.status === 'waiting' &&
          one.queue === 'advice' &&
          one.siteId === seat.siteId &&
          seat.counter !== null &&
          one.counter === seat.counter,
      );
      const first = index.firstKeptFor(seat, ['advice']);
      const rank = (one: (typeof happened)[number]) => `${one.priority} ${one.arrivedAt}`;
      const firstRank = sent.map(rank).toSorted()[0];
      const found = first === null ? undefined : now.get(first);
      expect(found === undefined ? undefined : rank(found)).toBe(firstRank);
      expect(found === undefined || sent.includes(found)).toBe(true);
    }),
  );
});
