import { expect, it } from 'vitest';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { escalationDetails } from './event-details.ts';

function line(kind: TicketEvent['kind'], details: TicketEvent['details']): TicketEvent {
  return { eventId: 1, at: '2026-11-28T16:00:00.000Z', actor: 'Mila', kind, words: null, details };
}

it('says to whom a ticket was escalated, and of which escalation a later line is', () => {
  const to = 'Netwerkbeheer';

  expect(escalationDetails(line('ticket.escalated', { to, target: 'group' }))).toBe(` → ${to}`);
  expect(escalationDetails(line('ticket.escalation-ended', { to }))).toBe(` (${to})`);
  expect(escalationDetails(line('ticket.escalation-taken', {}))).toBeNull();
  expect(escalationDetails(line('ticket.priority-changed', { from: 3, to: 2 }))).toBeNull();
});
