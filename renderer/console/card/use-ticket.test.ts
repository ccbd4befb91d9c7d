import { expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { FaultError } from '../app/desk-query.ts';
import { shownTicket } from './use-ticket.ts';

// Only passed on, never looked into.
const read = { item: { visitCode: 'A02' } } as Ticket;

it('takes a card away that the desk no longer has for us, such as one that became a complaint', () => {
  const gone = new FaultError(fault('ticket/unknown', 'No such ticket'));

  expect(shownTicket({ data: read, error: gone })).toBeUndefined();
});

it('leaves a card where it is while the desk is away', () => {
  const away = new FaultError(fault('desk/unreachable', 'No answer'));

  expect(shownTicket({ data: read, error: away })).toBe(read);
  expect(shownTicket({ data: read, error: null })).toBe(read);
});
