import { expect, it } from 'vitest';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Waiting } from '../store/ticket-store.ts';
import { peopleAhead } from './people-ahead.ts';

it('counts who stands before somebody in his own queue at his own site', () => {
  const waiting = [
    one('a', 'advice', 'noord'),
    one('b', 'device-operations', 'noord'),
    one('c', 'advice', 'zuid'),
    one('d', 'advice', 'noord'),
    one('e', 'advice', 'noord'),
    one('f', 'device-operations', 'noord'),
  ];
  const ahead = (glance: { readonly waiting: readonly Waiting[] }) =>
    ['a', 'b', 'c', 'd', 'e', 'f', 'gone'].map((ticketId) => peopleAhead(glance, ticketId));

  expect(ahead({ waiting })).toEqual([0, 0, 0, 1, 2, 1, null]);
  expect(ahead({ waiting: waiting.slice(1) })).toEqual([null, 0, 0, 0, 1, 1, null]);
});

function one(ticketId: string, queue: WorkQueue, siteId: string): Waiting {
  return {
    ...{ ticketId, queue, siteId, visitCode: ticketId, priority: 4, number: 1 },
    ...{ category: null, deviceKind: null, worstFinding: null, counter: null },
    arrivedAt: '2026-11-26T09:00:00.000Z',
  };
}
