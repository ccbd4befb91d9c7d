import { expect, it } from 'vitest';
import { statusFilterSchema, statusesOf } from './ticket-filter.ts';
import { ticketStatusSchema } from './ticket.ts';

it('tells apart what was closed from who left, and knows both as over', () => {
  expect([statusesOf('closed-only'), statusesOf('cancelled'), statusesOf('closed')]).toEqual([
    ['closed'],
    ['cancelled'],
    ['closed', 'cancelled'],
  ]);
});

it('has each status under open or over, and a single one under its own name', () => {
  const both = [...statusesOf('open'), ...statusesOf('closed')];
  const single = statusFilterSchema.options.filter((wanted) => statusesOf(wanted).length === 1);

  expect(both.toSorted()).toEqual([...ticketStatusSchema.options].toSorted());
  expect(new Set(single.flatMap(statusesOf))).toEqual(new Set(ticketStatusSchema.options));
});
