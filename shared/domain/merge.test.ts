import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayMerge } from './merge.ts';
import { ticketStatusSchema } from './ticket.ts';

const side = fc.record({
  ticketId: fc.constantFrom('one', 'other'),
  status: fc.constantFrom(...ticketStatusSchema.options),
  confidential: fc.boolean(),
});

it('a ticket goes on in another open one, and nothing confidential becomes public', () => {
  fc.assert(
    fc.property(side, side, (from, into) => {
      const may = mayMerge(from, into);

      expect(may).toBe(mayMerge(into, from));
      if (!may) return;
      expect(from.ticketId).not.toBe(into.ticketId);
      expect(from.confidential).toBe(into.confidential);
      for (const { status } of [from, into]) {
        expect(['waiting', 'called', 'in-progress', 'on-hold', 'no-show']).toContain(status);
      }
    }),
  );
});

it('two open tickets of one visitor may become one', () => {
  const waiting = { ticketId: 'one', status: 'waiting', confidential: false } as const;

  expect(mayMerge(waiting, { ...waiting, ticketId: 'other', status: 'in-progress' })).toBe(true);
});
