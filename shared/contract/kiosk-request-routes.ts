import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import {
  heldDeviceSchema,
  kioskProgressSchema,
  kioskTaskSchema,
  mostHeld,
} from '../domain/kiosk-request.ts';
import { deviceIdSchema, readoutSchema } from '../domain/readout.ts';
import { staffWordsSchema, ticketSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** A kiosk as the counter sees it. */
export const kioskSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  /** Where it stands; absent at the first site. */
  siteId: uuidSchema.optional(),
  /** Null when it never said hello. */
  lastSeenAt: timestampSchema.nullable(),
  reachable: z.boolean(),
  /** False for a kiosk of an older version. */
  takesRequests: z.boolean(),
  held: z.array(heldDeviceSchema).max(mostHeld),
});
export type KioskOnline = z.infer<typeof kioskSchema>;

const requestParams = z.strictObject({ requestId: uuidSchema });
/** Requests that a kiosk has under way at the same time. */
export const mostOpenRequests = 8;
/** A desk holds the question of a kiosk this long at most, in milliseconds. */
export const longestHoldMs = 20_000;

/** The part of the desk contract by which the counter asks something of a kiosk (ADR 13). */
export const kioskRequestRoutes = {
  'kiosk.list': {
    method: 'GET',
    path: '/v1/kiosks',
    access: 'staff',
    summary: 'The kiosks, whether they answer, and what each holds in its jail.',
    response: z.strictObject({ kiosks: z.array(kioskSchema).max(200) }),
  },
  'ticket.ask-kiosk': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/kiosk-requests',
    access: 'staff',
    summary:
      'Ask a kiosk to read a device again for this ticket, or to let a held device in. Asked twice while open, it is one request.',
    params: z.strictObject({ ticketId: uuidSchema }),
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('read-again'), kioskId: uuidSchema }),
      z.strictObject({
        kind: z.literal('release-device'),
        kioskId: uuidSchema,
        deviceId: deviceIdSchema,
        reason: staffWordsSchema,
      }),
    ]),
    response: ticketSchema,
  },
  'ticket.withdraw-kiosk-request': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/kiosk-requests/:requestId/withdraw',
    access: 'staff',
    summary: 'The request is not wanted any more; the kiosk stops.',
    params: z.strictObject({ ticketId: uuidSchema, requestId: uuidSchema }),
    response: ticketSchema,
  },
  'kiosk.requests': {
    method: 'GET',
    path: '/v1/kiosks/requests',
    access: 'kiosk',
    summary:
      "This kiosk's open requests, as soon as they differ from those that it knows; held for 20 seconds at most.",
    query: z.strictObject({
      /** Ids with commas between them. */
      known: z
        .string()
        .max(mostOpenRequests * 37)
        .default(''),
    }),
    response: z.strictObject({ requests: z.array(kioskTaskSchema).max(mostOpenRequests) }),
  },
  'kiosk.request-progress': {
    method: 'PUT',
    path: '/v1/kiosks/requests/:requestId/progress',
    access: 'kiosk',
    summary: 'How far the kiosk is; the first of it takes the request.',
    params: requestParams,
    body: z.strictObject({ progress: kioskProgressSchema }),
    response: z.strictObject({}),
  },
  'kiosk.request-answer': {
    method: 'PUT',
    path: '/v1/kiosks/requests/:requestId/answer',
    access: 'kiosk',
    summary: 'How the request ended. The first answer stands; a repeated one changes nothing.',
    params: requestParams,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('read'), readout: readoutSchema }),
      z.strictObject({ outcome: z.literal('released') }),
      z.strictObject({ outcome: z.literal('failed'), faultCode: faultSchema.shape.code }),
    ]),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
