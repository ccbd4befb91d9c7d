import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { mostPresent, presenceSchema } from '../domain/presence.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract by which colleagues see who looks at what. */
export const presenceRoutes = {
  'presence.put': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/presence',
    access: 'staff',
    summary:
      'Whoever is signed in has this card open; believed for half a minute and kept nowhere. Answers which colleagues look at which tickets.',
    params: z.strictObject({ ticketId: uuidSchema }),
    response: z.strictObject({ present: z.array(presenceSchema).max(mostPresent) }),
  },
} as const satisfies RouteTable;
