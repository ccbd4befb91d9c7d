import { expect, it } from 'vitest';
import { canTakeTickets } from './targets-query.ts';

it('offers nobody who can never open what is escalated to him', () => {
  expect(canTakeTickets({ role: 'technician' })).toBe(true);
  expect(canTakeTickets({ role: 'approver' })).toBe(false);
  expect(canTakeTickets({ role: 'lead', blocked: true })).toBe(false);
});
