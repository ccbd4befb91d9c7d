import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { escalationDetails } from './event-details.ts';

// Of a whole `t` only the key is asked for.
const key = ((name: string) => name) as unknown as TFunction;

function line(kind: TicketEvent['kind'], details: TicketEvent['details']): TicketEvent {
  return { eventId: 1, at: '2026-11-28T16:00:00.000Z', actor: 'Mila', kind, words: null, details };
}

it('says to whom a ticket was escalated, and of which escalation a later line is', () => {
  const to = 'Netwerkbeheer';

  expect(escalationDetails(key, line('ticket.escalated', { to, target: 'group' }))).toBe(
    ` → ${to}`,
  );
  expect(escalationDetails(key, line('ticket.escalation-ended', { to }))).toBe(` (${to})`);
  expect(escalationDetails(key, line('ticket.escalation-taken', {}))).toBeNull();
  expect(escalationDetails(key, line('ticket.priority-changed', { from: 3, to: 2 }))).toBeNull();
});

it('says why an escalation ended when the ticket took it along', () => {
  const details = { to: 'Acme', because: 'merged' };

  expect(escalationDetails(key, line('ticket.escalation-ended', details))).toBe(
    ' (Acme), escalation:ended.merged',
  );
});
