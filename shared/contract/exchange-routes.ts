import { z } from 'zod';
import { contentHashSchema, uuidSchema } from '../base/identifier.ts';
import { exchangeRecordSchema } from '../domain/exchange-record.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract about what was asked of a device and what it answered. */
export const exchangeRoutes = {
  'exchange.put': {
    method: 'PUT',
    path: '/v1/visits/:visitId/exchanges/:hash',
    access: 'kiosk',
    summary:
      'What was asked of a device and what it answered, after its ticket. `hash` is the SHA-256 of the body as JSON, as the readout of the ticket names it.',
    params: z.strictObject({ visitId: uuidSchema, hash: contentHashSchema }),
    body: exchangeRecordSchema,
    response: z.strictObject({}),
  },
  'exchange.get': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/exchanges/:readoutId',
    access: 'staff',
    summary: 'The raw exchanges of one reading; null when they have not arrived (yet).',
    params: z.strictObject({ ticketId: uuidSchema, readoutId: uuidSchema }),
    response: z.strictObject({ record: exchangeRecordSchema.nullable() }),
  },
} as const satisfies RouteTable;
