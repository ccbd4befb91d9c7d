import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QueueEvent, QueueSnapshot } from '../../../shared/contract/desk-contract.ts';
import type { QueueItem, TicketStatus } from '../../../shared/domain/ticket.ts';
import { emptyQueue, isOpen, withEvent, withSnapshot } from './queue-model.ts';
import { arrange, nextFor, positions, serveOrder } from './queue-order.ts';
import { queuesSeenBy, queuesToServe, visibleItems } from './queue-view.ts';

function item(ticket: number, version: number, more: Partial<QueueItem> = {}): QueueItem {
  return {
    ticketId: `0190a1b2-0000-7000-8000-00000000000${ticket}`,
    number: ticket,
    version,
    visitCode: `A${10 + ticket}`,
    queue: 'advice',
    status: 'waiting',
    reportType: 'incident',
    errand: 'problem',
    category: 'mail',
    visitorName: 'Noor',
    deviceKind: 'phone',
    deviceName: null,
    worstVerdict: null,
    worstFinding: null,
    priority: 3,
    priorityAccepted: false,
    arrivedAt: '2026-11-22T09:00:00.000Z',
    promisedAt: '2026-11-22T09:20:00.000Z',
    assignee: null,
    counter: null,
    simulated: false,
    heldUntil: null,
    appointmentAt: null,
    ...more,
  };
}

function event(eventId: number, of: QueueItem): QueueEvent {
  return { eventId, kind: 'ticket.noted', actor: 'Mila', item: of };
}

/** What the desk would answer after the first `count` events. */
function snapshotAfter(events: readonly QueueEvent[], count: number): QueueSnapshot {
  const items = new Map<string, QueueItem>();
  for (const each of events.slice(0, count)) items.set(each.item.ticketId, each.item);
  return { eventId: count, items: [...items.values()].filter(isOpen) };
}

const statuses: readonly TicketStatus[] = [
  'waiting',
  'called',
  'in-progress',
  'resolved',
  'closed',
];
const historyArb = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...statuses)), { maxLength: 25 })
  .map((changes) =>
    changes.map(([ticket, status], at) => event(at + 1, item(ticket, at + 1, { status }))),
  );

it('ends as the desk has it, whatever the order and however often snapshots and events arrive', () => {
  const deliveries = historyArb.chain((events) =>
    fc.record({
      events: fc.constant(events),
      order: fc.shuffledSubarray(
        [...events, ...events].map((each) => ({ type: 'event' as const, event: each })),
        { minLength: events.length * 2 },
      ),
      snapshots: fc.array(fc.nat({ max: events.length }), { maxLength: 4 }),
      at: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(deliveries, ({ events, order, snapshots, at }) => {
      const steps: ((typeof order)[number] | { type: 'snapshot'; count: number })[] = [...order];
      snapshots.forEach((count, which) =>
        steps.splice((at[which] ?? 0) % (steps.length + 1), 0, { type: 'snapshot', count }),
      );
      let model = withSnapshot(emptyQueue, { eventId: 0, items: [] });

      for (const step of steps) {
        model =
          step.type === 'event'
            ? withEvent(model, step.event)
            : withSnapshot(model, snapshotAfter(events, step.count));
      }

      const wanted = snapshotAfter(events, events.length).items.toSorted(serveOrder);
      expect([...model.items.values()].toSorted(serveOrder)).toEqual(wanted);
    }),
  );
});

it('applies no event twice', () => {
  fc.assert(
    fc.property(historyArb, (events) => {
      const once = events.reduce(withEvent, emptyQueue);

      expect(events.reduce(withEvent, once)).toBe(once);
    }),
  );
});

it('keeps a ticket closed when an older event about it comes late', () => {
  const closed = withEvent(emptyQueue, event(9, item(1, 3, { status: 'closed' })));

  expect(withEvent(closed, event(8, item(1, 2))).items.size).toBe(0);
});

it('serves by priority, then by arrival, and counts places per queue', () => {
  const early = item(1, 1, { arrivedAt: '2026-11-22T08:00:00.000Z' });
  const urgent = item(2, 1, { priority: 1 });
  const devices = item(3, 1, { queue: 'device-operations' });

  expect([...positions([early, urgent, devices])]).toEqual([
    [urgent.ticketId, 1],
    [early.ticketId, 2],
    [devices.ticketId, 1],
  ]);
});

it('moves no row while the list is held, and counts who came', () => {
  const first = item(1, 1);
  const second = item(2, 1);
  const changed = item(1, 2, { status: 'called' });
  const newcomer = item(3, 1, { priority: 1 });
  const live = [newcomer, second, changed];

  expect(arrange(live, [first, second], (id) => live.find((each) => each.ticketId === id))).toEqual(
    { rows: [changed, second], arrived: 1 },
  );
});

it('shows in "mine" what is assigned to me, filtered', () => {
  const me = '0190a1b2-0000-7000-8000-0000000000aa';
  const mine = item(1, 1, { assignee: { accountId: me, name: 'Mila' }, status: 'in-progress' });
  const other = item(2, 1);

  expect(visibleItems([mine, other], { view: 'mine' }, me, null)).toEqual([mine]);
  expect(visibleItems([mine, other], { view: 'mine', device: 'printer' }, me, null)).toEqual([]);
  expect(visibleItems([mine, other], { view: 'all' }, me, new Set([other.ticketId]))).toEqual([
    other,
  ]);
});

it('names the one whom the desk calls next: no one of a colleague, and first who was sent here', () => {
  const own = { accountId: '0190a1b2-0000-7000-8000-0000000000aa', counter: '2' };
  const colleague = { accountId: '0190a1b2-0000-7000-8000-0000000000bb', name: 'Mila' };
  const ofColleague = item(1, 1, { assignee: colleague });
  const sentElsewhere = item(2, 1, { counter: '1' });
  const anybodys = item(3, 1);
  const ofHim = item(4, 1, { assignee: { accountId: own.accountId, name: 'Sem' }, priority: 4 });
  const sentHere = item(5, 1, { counter: '2', priority: 5 });

  expect(nextFor([ofColleague, sentElsewhere], own)).toBeUndefined();
  expect(nextFor([ofColleague, sentElsewhere, ofHim], own)).toBe(ofHim);
  expect(nextFor([ofColleague, sentElsewhere, anybodys, ofHim], own)).toBe(anybodys);
  expect(nextFor([ofColleague, sentElsewhere, anybodys, ofHim, sentHere], own)).toBe(sentHere);
});

it('calls who complained for nobody who asks for the next visitor, unless he looks at complaints', () => {
  expect(queuesSeenBy('lead')).toContain('confidential');
  expect(queuesToServe({})).not.toContain('confidential');
  expect(queuesToServe({ queue: 'confidential' })).toEqual(['confidential']);
});
