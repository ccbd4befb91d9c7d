import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { leavingBecauseSchema } from '../domain/going-home.ts';
import { staffWordsSchema, ticketSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const params = z.strictObject({ ticketId: uuidSchema });
const pageParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/u) });
const versioned = { version: z.int().positive() };

/** The part of the desk contract by which visitors step out of the queue for a while and come back. */
export const holdRoutes = {
  'ticket.hold': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/hold',
    access: 'staff',
    summary: 'Out of the queue until a moment, with a reason; then back at the old place.',
    params,
    body: z.strictObject({ ...versioned, until: timestampSchema, reason: staffWordsSchema }),
    response: ticketSchema,
  },
  'ticket.no-show': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/no-show',
    access: 'staff',
    summary: 'Called often enough and did not come; keeps a place for some minutes.',
    params,
    body: z.strictObject(versioned),
    response: ticketSchema,
  },
  'ticket.back-in-queue': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/back-in-queue',
    access: 'staff',
    summary: 'On hold or not there, and back: waits again.',
    params,
    body: z.strictObject(versioned),
    response: ticketSchema,
  },
  'status.here': {
    method: 'POST',
    path: '/v1/status/:token/here',
    access: 'public',
    summary:
      'The visitor who did not come or went home is there, or stays after all; `waits` is false when it was too late.',
    params: pageParams,
    response: z.strictObject({ waits: z.boolean() }),
  },
  'status.leave': {
    method: 'POST',
    path: '/v1/status/:token/leave',
    access: 'public',
    summary:
      'The visitor gives up his place: it is solved, or he comes another time. status.here undoes it.',
    params: pageParams,
    body: z.strictObject({ because: leavingBecauseSchema }),
    response: z.strictObject({}),
  },
  'status.come-back': {
    method: 'POST',
    path: '/v1/status/:token/come-back',
    access: 'public',
    summary:
      'The visitor who is unlikely to be helped today comes back when the desk opens again; nobody calls him before.',
    params: pageParams,
    response: z.strictObject({ until: timestampSchema }),
  },
} as const satisfies RouteTable;
