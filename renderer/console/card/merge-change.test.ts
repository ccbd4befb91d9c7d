import { expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { chosenWords, collides, sendMerged, wordsCollide } from './merge-change.ts';

const changed = fault('ticket/changed-meanwhile', 'Version 3 was seen, 4 is there');

/** What the rules look at, and no more of a ticket. */
function ticket(
  version: number,
  more: { readonly message?: string; readonly accepted?: boolean; readonly status?: string } = {},
): Ticket {
  return {
    item: {
      version,
      status: more.status ?? 'in-progress',
      queue: 'advice',
      assignee: null,
      priorityAccepted: more.accepted ?? false,
    },
    messageToVisitor: more.message ?? null,
    assessment: { impact: 3, urgency: 2 },
    verification: null,
  } as Ticket;
}

it('sees a collision only where the same part was changed', () => {
  const seen = ticket(3);

  expect([
    collides('message', seen, ticket(4, { accepted: true })),
    collides('message', seen, ticket(4, { message: 'Klaar' })),
    collides('accept-priority', seen, ticket(4, { message: 'Klaar' })),
    collides('change-priority', seen, ticket(4, { accepted: true })),
    collides('resolve', seen, ticket(4, { message: 'Klaar', accepted: true })),
    collides('resolve', seen, ticket(4, { status: 'resolved' })),
    collides('note', seen, ticket(4, { status: 'resolved' })),
  ]).toEqual([false, true, false, true, false, true, false]);
});

it('sends a message again by itself when a colleague only accepted the priority', async () => {
  const versions: number[] = [];

  const sent = await sendMerged(
    ticket(3),
    'message',
    async ({ item }) => {
      versions.push(item.version);
      return item.version === 4 ? ok(ticket(5)) : err(changed);
    },
    async () => ok(ticket(4, { accepted: true })),
  );

  expect(versions).toEqual([3, 4]);
  expect(sent).toEqual({ reply: ok(ticket(5)), merged: true });
});

it('never puts a message over one that a colleague wrote meanwhile', async () => {
  const versions: number[] = [];

  const sent = await sendMerged(
    ticket(3),
    'message',
    async ({ item }) => {
      versions.push(item.version);
      return err(changed);
    },
    async () => ok(ticket(4, { message: 'Van een collega' })),
  );

  expect(versions).toEqual([3]);
  expect(sent).toEqual({ reply: err(changed), merged: false });
});

it('tries once more and not for ever', async () => {
  const versions: number[] = [];
  let version = 3;

  const sent = await sendMerged(
    ticket(3),
    'message',
    async ({ item }) => {
      versions.push(item.version);
      return err(changed);
    },
    async () => ok(ticket((version += 1))),
  );

  expect(versions).toEqual([3, 4]);
  expect(sent.reply).toEqual(err(changed));
});

it('reads nothing when the answer is another fault', async () => {
  const refusal = fault('ticket/illegal-move', 'resolve is not possible while waiting');

  const sent = await sendMerged(
    ticket(3),
    'resolve',
    async () => err(refusal),
    () => Promise.reject(new Error('Was read')),
  );

  expect(sent).toEqual({ reply: err(refusal), merged: false });
});

it('offers mine, theirs or both when two wrote the same field', () => {
  expect([
    wordsCollide('', 'Van mij', ''),
    wordsCollide('', 'Van mij', 'Van Anna'),
    wordsCollide('', 'Van Anna ', 'Van Anna'),
  ]).toEqual([false, true, false]);
  expect([
    chosenWords('mine', 'Van mij', 'Van Anna'),
    chosenWords('theirs', 'Van mij', 'Van Anna'),
    chosenWords('both', 'Van mij', 'Van Anna'),
  ]).toEqual(['Van mij', 'Van Anna', 'Van Anna\nVan mij']);
});
