import { expect, it } from 'vitest';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { overtakenBy } from './overtaken-by.ts';

function event(eventId: number, actor: string): TicketEvent {
  return {
    eventId,
    at: '2026-11-28T09:00:00.000Z',
    actor,
    kind: 'ticket.resolved',
    words: null,
    details: {},
  };
}
const before = [event(1, 'Anna de Wit')];

it('keeps a form that a colleague took the move of, and tells what he did since', () => {
  const resolved = event(2, 'Anna de Wit');
  expect(overtakenBy([...before, resolved], before, 'Bram Jansen')).toEqual([resolved]);
});

it('lets a form go whose move was taken by an own change, or that nothing happened to', () => {
  expect(overtakenBy([...before, event(2, 'Bram Jansen')], before, 'Bram Jansen')).toBeNull();
  expect(overtakenBy(before, before, 'Bram Jansen')).toBeNull();
});
