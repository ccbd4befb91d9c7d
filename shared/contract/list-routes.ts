import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { uuidSchema } from '../base/identifier.ts';
import { bulkChangeSchema, mostInBulk } from '../domain/bulk-change.ts';
import { mostViews, savedViewSchema, viewSearchSchema } from '../domain/saved-view.ts';
import type { RouteTable } from './route.ts';

const nameSchema = savedViewSchema.shape.name;
const viewParams = z.strictObject({ viewId: uuidSchema });
const views = z.strictObject({ views: z.array(savedViewSchema).max(mostViews * 2) });

/** The part of the desk contract by which lists of tickets are kept and worked through. */
export const listRoutes = {
  'ticket.bulk': {
    method: 'POST',
    path: '/v1/tickets/bulk',
    access: 'staff',
    summary:
      'The same change to several tickets, each by itself and only as it was seen. The reply says of each whether it was done, or why not.',
    body: z.strictObject({
      tickets: z
        .array(z.strictObject({ ticketId: uuidSchema, version: z.int().positive() }))
        .min(1)
        .max(mostInBulk),
      change: bulkChangeSchema,
    }),
    response: z.strictObject({
      results: z.array(
        z.strictObject({
          ticketId: uuidSchema,
          /** Why it was not done; null when it was. */
          fault: faultSchema.shape.code.nullable(),
        }),
      ),
    }),
  },
  'view.list': {
    method: 'GET',
    path: '/v1/views',
    access: 'staff',
    summary: 'The saved views of whoever is signed in and those that all share, in their order.',
    response: views,
  },
  'view.create': {
    method: 'POST',
    path: '/v1/views',
    access: 'staff',
    summary: 'Save a list under a name; only leads share one.',
    body: z.strictObject({ name: nameSchema, search: viewSearchSchema, shared: z.boolean() }),
    response: views,
  },
  'view.change': {
    method: 'PUT',
    path: '/v1/views/:viewId',
    access: 'staff',
    summary: 'Give a view another name or another list, or move it one place up or down.',
    params: viewParams,
    body: z.discriminatedUnion('change', [
      z.strictObject({ change: z.literal('rename'), name: nameSchema }),
      z.strictObject({ change: z.literal('replace'), search: viewSearchSchema }),
      z.strictObject({ change: z.literal('move'), by: z.union([z.literal(-1), z.literal(1)]) }),
    ]),
    response: views,
  },
  'view.delete': {
    method: 'DELETE',
    path: '/v1/views/:viewId',
    access: 'staff',
    summary: 'Forget a saved view.',
    params: viewParams,
    response: views,
  },
} as const satisfies RouteTable;
