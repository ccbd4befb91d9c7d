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
  worstFinding: fc.constantFrom({ code: 'storage-full' }, null),
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
