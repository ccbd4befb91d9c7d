import { intakeReplySchema } from '../domain/intake-reply.ts';
import { ticketIntakeSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract by which staff check a visitor in. */
export const conciergeRoutes = {
  'concierge.check-in': {
    method: 'POST',
    path: '/v1/concierge/visits',
    access: 'staff',
    summary:
      'A technician checks a visitor in, as a kiosk would. `visitId` makes a repeat harmless: it gets the first reply.',
    body: ticketIntakeSchema,
    response: intakeReplySchema,
  },
} as const satisfies RouteTable;
