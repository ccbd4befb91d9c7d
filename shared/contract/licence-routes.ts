import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { holderSchema } from '../domain/holder.ts';
import { licenceFactsSchema, licenceSchema, seatSchema, waitSchema } from '../domain/licence.ts';
import { daySchema } from '../domain/report-details.ts';
import { staffWordsSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** A page of a register: newest first, `before` is the last id that was seen. */
export const registerPageSchema = z.strictObject({
  q: z.string().max(200).default(''),
  before: uuidSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** A register names so many of a wait-list at most. */
export const mostWaits = 200;

const productParams = z.strictObject({ productId: uuidSchema });
const ticketParams = z.strictObject({ ticketId: uuidSchema });

/** The part of the desk contract that is the register of licences. */
export const licenceRoutes = {
  'licence.list': {
    method: 'GET',
    path: '/v1/licences',
    access: 'staff',
    summary: 'Products with their seats, newest first.',
    query: registerPageSchema,
    response: z.strictObject({
      licences: z.array(licenceSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'licence.create': {
    method: 'POST',
    path: '/v1/licences',
    access: 'lead',
    summary: 'A new product.',
    body: licenceFactsSchema,
    response: licenceSchema,
  },
  'licence.change': {
    method: 'PUT',
    path: '/v1/licences/:productId',
    access: 'lead',
    summary: 'Other facts of a product; more seats are offered to who wait, in order.',
    params: productParams,
    body: licenceFactsSchema.extend({
      /** As it was shown; what a colleague changed since answers `register/changed-meanwhile`. Absent from older consoles. */
      seen: licenceFactsSchema.optional(),
    }),
    response: licenceSchema,
  },
  'licence.get': {
    method: 'GET',
    path: '/v1/licences/:productId',
    access: 'staff',
    summary: 'One product, what can do instead, and its wait-list in order.',
    params: productParams,
    response: z.strictObject({
      licence: licenceSchema,
      alternatives: z.array(licenceSchema).max(5),
      waits: z.array(waitSchema).max(mostWaits),
    }),
  },
  'licence.seats': {
    method: 'GET',
    path: '/v1/licences/:productId/seats',
    access: 'staff',
    summary: 'Who holds and who held a seat, newest first.',
    params: productParams,
    query: registerPageSchema.omit({ q: true }),
    response: z.strictObject({ seats: z.array(seatSchema).max(100), next: uuidSchema.nullable() }),
  },
  'ticket.assign-seat': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/licence-seats',
    access: 'staff',
    summary: 'A seat for a holder: a free one, or the one that is kept for him.',
    params: ticketParams,
    body: z.strictObject({
      productId: uuidSchema,
      holder: holderSchema,
      untilOn: daySchema.nullable(),
    }),
    response: z.strictObject({ seatId: uuidSchema }),
  },
  'ticket.wait-for-seat': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/licence-waits',
    access: 'staff',
    summary: 'A place on the wait-list. Asked twice, it is one place.',
    params: ticketParams,
    body: z.strictObject({ productId: uuidSchema, holder: holderSchema }),
    response: z.strictObject({ waitId: uuidSchema, place: z.int().positive().nullable() }),
  },
  'licence.leave-wait': {
    method: 'POST',
    path: '/v1/licence-waits/:waitId/leave',
    access: 'staff',
    summary: 'Off the wait-list; a seat that was kept goes to the next.',
    params: z.strictObject({ waitId: uuidSchema }),
    body: z.strictObject({ reason: staffWordsSchema }),
    response: z.strictObject({}),
  },
  'licence.release': {
    method: 'POST',
    path: '/v1/licence-seats/:seatId/release',
    access: 'staff',
    summary: 'A seat is free again and is offered to the first who waits.',
    params: z.strictObject({ seatId: uuidSchema }),
    body: z.strictObject({ reason: staffWordsSchema }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
