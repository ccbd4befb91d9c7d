import { expect, it } from 'vitest';
import { isTicketOver, overStatuses } from './ticket-over.ts';
import { ticketStatusSchema } from './ticket.ts';

it('calls a ticket over that is closed or cancelled, and none that waits for anybody', () => {
  const over = ticketStatusSchema.options.filter(isTicketOver);

  expect(over.toSorted()).toEqual([...overStatuses].toSorted());
  expect(over.toSorted()).toEqual(['cancelled', 'closed']);
});
