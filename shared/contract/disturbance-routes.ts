import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import {
  disturbanceSchema,
  disturbanceSiteSchema,
  disturbanceStateSchema,
  disturbanceWordsSchema,
} from '../domain/disturbance.ts';
import { otherTicketSchema } from './related-routes.ts';
import type { RouteTable } from './route.ts';

const disturbanceParams = z.strictObject({ disturbanceId: uuidSchema });

/** The part of the desk contract about what is broken for many and known. */
export const disturbanceRoutes = {
  'disturbance.list': {
    method: 'GET',
    path: '/v1/disturbances',
    access: 'staff',
    summary: 'Disturbances, newest first: the latest hundred.',
    response: z.strictObject({ disturbances: z.array(disturbanceSchema).max(100) }),
  },
  'disturbance.propose': {
    method: 'POST',
    path: '/v1/disturbances',
    access: 'staff',
    summary: 'A disturbance that a lead may show to everybody.',
    body: disturbanceWordsSchema.extend(disturbanceSiteSchema.shape),
    response: disturbanceSchema,
  },
  'disturbance.change': {
    method: 'PUT',
    path: '/v1/disturbances/:disturbanceId',
    access: 'lead',
    summary: 'Other words, or show it, or say that it is over.',
    params: disturbanceParams,
    body: disturbanceWordsSchema.extend({
      ...disturbanceSiteSchema.shape,
      state: disturbanceStateSchema,
      /** The version that was seen; a newer one answers `disturbance/changed-meanwhile`. Absent from older consoles. */
      version: z.int().positive().optional(),
    }),
    response: disturbanceSchema,
  },
  'disturbance.tickets': {
    method: 'GET',
    path: '/v1/disturbances/:disturbanceId/tickets',
    access: 'staff',
    summary:
      'Tickets whose visitors said at a kiosk that they have it too, newest first: the latest hundred.',
    params: disturbanceParams,
    response: z.strictObject({ tickets: z.array(otherTicketSchema).max(100) }),
  },
  'disturbance.me-too': {
    method: 'PUT',
    path: '/v1/disturbances/:disturbanceId/affected/:affectedId',
    access: 'kiosk',
    summary: 'Somebody at this kiosk has it too. Sent twice, he is counted once.',
    params: disturbanceParams.extend({ affectedId: uuidSchema }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
