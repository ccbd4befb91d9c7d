import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticketIdIn } from './scanned-label.ts';

const ticketId = '019aa000-0000-7000-8000-000000000000';

it('knows the ticket of a label and nothing else that a scanner reads', () => {
  expect(ticketIdIn(`https://balie.example/console/tickets/${ticketId}\n`)).toBe(ticketId);
  expect(ticketIdIn(`HTTP://BALIE/CONSOLE/TICKETS/${ticketId.toUpperCase()}`)).toBe(ticketId);
  expect(ticketIdIn(ticketId)).toBeNull();
  expect(
    ticketIdIn('https://balie.example/console/tickets/------------------------------------'),
  ).toBeNull();
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(ticketIdIn(text)).toBeNull();
    }),
  );
});
