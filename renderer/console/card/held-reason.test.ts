import { expect, it } from 'vitest';
import type { Ticket, TicketEvent } from '../../../shared/domain/ticket.ts';
import { heldReason } from './held-reason.ts';

const happened = (kind: TicketEvent['kind'], words: string | null): TicketEvent => ({
  eventId: 1,
  at: '2026-11-22T09:30:00.000Z',
  actor: 'Chris',
  kind,
  words,
  details: {},
});
const history = [
  happened('ticket.held', 'Haalt zijn lader'),
  happened('ticket.back-in-queue', null),
  happened('ticket.held', 'Is aan het bellen'),
  happened('ticket.noted', 'Komt zo'),
];
const at = (status: Ticket['item']['status']) => ({ history, item: { status } as Ticket['item'] });

it('says for what somebody stands aside the last time, and nothing of who stands there no more', () => {
  expect(heldReason(at('on-hold'))).toBe('Is aan het bellen');
  expect(heldReason(at('no-show'))).toBeNull();
  expect(heldReason(at('waiting'))).toBeNull();
});
