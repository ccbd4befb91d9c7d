import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { disturbanceSchema } from '../domain/disturbance.ts';
import {
  earlierTicketSchema,
  queueItemSchema,
  staffWordsSchema,
  ticketSchema,
} from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const ticketParams = z.strictObject({ ticketId: uuidSchema });

/** One line that leads to another ticket. */
export const otherTicketSchema = queueItemSchema.pick({
  ticketId: true,
  number: true,
  visitCode: true,
  status: true,
  reportType: true,
  category: true,
  arrivedAt: true,
});
export type OtherTicket = z.infer<typeof otherTicketSchema>;

const mostOthers = 40;

/** The part of the desk contract about tickets that belong together. */
export const relatedRoutes = {
  'ticket.related': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/related',
    access: 'staff',
    summary: 'Tickets that have to do with this one, and open ones that may be the same.',
    params: ticketParams,
    response: z.strictObject({
      links: z
        .array(
          z.strictObject({
            ticket: otherTicketSchema,
            /** `merged-into`: this one goes on in that; `merged-from`: that one goes on in this. */
            relation: z.enum(['related', 'merged-into', 'merged-from']),
          }),
        )
        .max(mostOthers),
      possible: z
        .array(
          z.strictObject({
            ticket: otherTicketSchema,
            because: earlierTicketSchema.shape.because,
          }),
        )
        .max(mostOthers),
      /** The disturbances that its visitor said he has too; absent from a desk that is older than this field. */
      disturbances: z
        .array(disturbanceSchema.pick({ disturbanceId: true, title: true, state: true }))
        .max(mostOthers)
        .optional(),
    }),
  },
  'ticket.merge': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/merge',
    access: 'staff',
    summary:
      'This ticket is the same as another: it ends, and its words and reading go on in the other.',
    params: ticketParams,
    body: z.strictObject({
      version: z.int().positive(),
      into: uuidSchema,
      reason: staffWordsSchema,
    }),
    /** The card in which it goes on. */
    response: ticketSchema,
  },
} as const satisfies RouteTable;
