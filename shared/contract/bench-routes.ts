import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import {
  collectorSchema,
  leavingSchema,
  leftDeviceSchema,
  movementSchema,
  pickUpCheckSchema,
  shelfSchema,
} from '../domain/custody.ts';
import { queueItemSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';
import { mostLeftDevices } from './visitor-devices.ts';

/** A chain of custody shows so many movements. */
export const mostMovements = 500;
export const mostShelves = 200;

/** A device with the ticket that it belongs to. */
export const benchLineSchema = z.strictObject({
  device: leftDeviceSchema,
  ticket: queueItemSchema.pick({
    ticketId: true,
    number: true,
    visitCode: true,
    visitorName: true,
    status: true,
    priority: true,
  }),
});
export type BenchLine = z.infer<typeof benchLineSchema>;

/** A device and all its movements, oldest first. */
export const custodySchema = z.strictObject({
  device: leftDeviceSchema,
  movements: z.array(movementSchema).max(mostMovements),
});
export type Custody = z.infer<typeof custodySchema>;

/** What the list of devices shows: on hand, ready, or ready and not fetched for too long. */
export const benchViewSchema = z.enum(['here', 'ready', 'not-collected']);
export type BenchView = z.infer<typeof benchViewSchema>;

const name = (longest: number) =>
  z
    .string()
    .max(400)
    .transform((text) => cleanText(text, longest))
    .pipe(z.string().min(1).max(longest));
const ticketParams = z.strictObject({ ticketId: uuidSchema });
const leftParams = z.strictObject({ leftId: uuidSchema });
/** The last movement that the technician saw; a newer one answers `ticket/changed-meanwhile`. */
const seen = { seen: z.int().positive() };
const shelfBody = z.strictObject({
  name: name(40),
  capacity: shelfSchema.shape.capacity,
  closed: z.boolean(),
  /** Where it stands: the first site, or of a shelf that is changed the one of before, unless it is said. */
  siteId: uuidSchema.optional(),
});

/** The part of the desk contract for devices that visitors leave behind (ADR 20). */
export const benchRoutes = {
  'bench.list': {
    method: 'GET',
    path: '/v1/bench',
    access: 'staff',
    summary: 'Devices that are here, the earliest promise first, cursor paged.',
    query: z.strictObject({
      view: benchViewSchema.default('here'),
      /** Only what lies on shelves of this site, what its visitors left and lies on none, and what one works on. */
      site: uuidSchema.optional(),
      /** `next` of the page before. */
      after: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      lines: z.array(benchLineSchema).max(100),
      next: z.string().max(80).nullable(),
    }),
  },
  'bench.of-ticket': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/left-devices',
    access: 'staff',
    summary: 'Devices of a ticket that were left behind, newest first, each with its movements.',
    params: ticketParams,
    response: z.strictObject({ devices: z.array(custodySchema).max(mostLeftDevices) }),
  },
  'bench.pick-ups': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/pick-ups',
    access: 'staff',
    summary:
      'Devices that this visitor may have come for: by the pick-up code in his words, or because they are his.',
    params: ticketParams,
    response: z.strictObject({ lines: z.array(benchLineSchema).max(mostLeftDevices) }),
  },
  'bench.leave': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/left-devices',
    access: 'staff',
    summary: 'The visitor leaves a device; it goes on a shelf. `leftId` makes a repeat harmless.',
    params: ticketParams,
    body: leavingSchema.extend({ leftId: uuidSchema }),
    response: custodySchema,
  },
  'bench.move': {
    method: 'POST',
    path: '/v1/left-devices/:leftId/movements',
    access: 'staff',
    summary: 'The device goes to somebody else in the house, or to a supplier.',
    params: leftParams,
    body: z.strictObject({
      ...seen,
      to: z.discriminatedUnion('place', [
        z.strictObject({ place: z.literal('technician') }),
        z.strictObject({ place: z.literal('bench') }),
        z.strictObject({ place: z.literal('shelf'), shelfId: uuidSchema }),
        z.strictObject({ place: z.literal('supplier'), name: name(120) }),
      ]),
      words: name(500).nullable(),
    }),
    response: custodySchema,
  },
  'bench.claim': {
    method: 'PUT',
    path: '/v1/left-devices/:leftId/worker',
    access: 'staff',
    summary: 'I work on it; two technicians never both do.',
    params: leftParams,
    response: custodySchema,
  },
  'bench.release': {
    method: 'DELETE',
    path: '/v1/left-devices/:leftId/worker',
    access: 'staff',
    summary: 'I no longer work on it; a lead may say so of anybody.',
    params: leftParams,
    response: custodySchema,
  },
  'bench.ready': {
    method: 'POST',
    path: '/v1/left-devices/:leftId/ready',
    access: 'staff',
    summary: 'Ready: it lies on this shelf, and the visitor is told to fetch it.',
    params: leftParams,
    body: z.strictObject({ ...seen, shelfId: uuidSchema }),
    response: custodySchema,
  },
  'bench.hand-out': {
    method: 'POST',
    path: '/v1/left-devices/:leftId/hand-out',
    access: 'staff',
    summary:
      'Back to the visitor or to who fetches it for him, by the pick-up code or after a look at who he is.',
    params: leftParams,
    body: z.strictObject({
      ...seen,
      check: pickUpCheckSchema,
      /** Who fetches it, when that is not its visitor. */
      collector: collectorSchema.optional(),
    }),
    response: custodySchema,
  },
  'shelf.list': {
    method: 'GET',
    path: '/v1/shelves',
    access: 'staff',
    summary: 'The shelves by name, with what lies on them.',
    response: z.strictObject({ shelves: z.array(shelfSchema).max(mostShelves) }),
  },
  'shelf.create': {
    method: 'POST',
    path: '/v1/shelves',
    access: 'lead',
    summary: 'A new shelf.',
    body: shelfBody,
    response: shelfSchema,
  },
  'shelf.change': {
    method: 'PUT',
    path: '/v1/shelves/:shelfId',
    access: 'lead',
    summary: 'Another name, capacity or site, or no longer in use; what lies there stays.',
    params: z.strictObject({ shelfId: uuidSchema }),
    body: shelfBody,
    response: shelfSchema,
  },
} as const satisfies RouteTable;
