import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import {
  consumableFactsSchema,
  consumableSchema,
  eanSchema,
  mostInStock,
  stockMovementSchema,
} from '../domain/consumable.ts';
import { personalLineSchema } from '../domain/person.ts';
import { registerPageSchema } from './licence-routes.ts';
import type { RouteTable } from './route.ts';

const itemParams = z.strictObject({ itemId: uuidSchema });
const words = z
  .string()
  .max(1200)
  .transform((text) => cleanText(text, 300));

/** An item with the movement that was just made. */
const movedSchema = z.strictObject({ item: consumableSchema, movement: stockMovementSchema });

/** The part of the desk contract for what is used up: chargers, cables, mice. */
export const consumableRoutes = {
  'consumable.list': {
    method: 'GET',
    path: '/v1/consumables',
    access: 'staff',
    summary: 'What is used up, with its stock, newest first; `low` has only what must be ordered.',
    query: registerPageSchema.extend({ low: z.enum(['true', 'false']).default('false') }),
    response: z.strictObject({
      items: z.array(consumableSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'consumable.create': {
    method: 'POST',
    path: '/v1/consumables',
    access: 'lead',
    summary: 'A new item, without any stock yet.',
    body: consumableFactsSchema,
    response: consumableSchema,
  },
  'consumable.change': {
    method: 'PUT',
    path: '/v1/consumables/:itemId',
    access: 'lead',
    summary: 'Another name, barcode, place or level; the stock stays.',
    params: itemParams,
    body: consumableFactsSchema,
    response: consumableSchema,
  },
  'consumable.hand-out': {
    method: 'POST',
    path: '/v1/consumable-hand-outs',
    access: 'staff',
    summary:
      'One scan hands one out, to a person or for a ticket. `movementId` makes a repeat harmless.',
    body: z.strictObject({
      movementId: uuidSchema,
      item: z.union([z.strictObject({ itemId: uuidSchema }), z.strictObject({ ean: eanSchema })]),
      count: z.int().min(1).max(100).default(1),
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('person'), name: personalLineSchema }),
        z.strictObject({ kind: z.literal('ticket'), ticketId: uuidSchema }),
      ]),
    }),
    response: movedSchema,
  },
  'consumable.receive': {
    method: 'POST',
    path: '/v1/consumables/:itemId/deliveries',
    access: 'staff',
    summary: 'More came in. `movementId` makes a repeat harmless.',
    params: itemParams,
    body: z.strictObject({
      movementId: uuidSchema,
      count: z.int().min(1).max(mostInStock),
      words,
    }),
    response: movedSchema,
  },
  'consumable.count': {
    method: 'POST',
    path: '/v1/consumables/:itemId/counts',
    access: 'staff',
    summary: 'The cupboard was counted: what really lies there, and why it differs.',
    params: itemParams,
    body: z.strictObject({
      movementId: uuidSchema,
      counted: z.int().min(0).max(mostInStock),
      reason: words.pipe(z.string().min(1)),
    }),
    response: movedSchema,
  },
  'consumable.movements': {
    method: 'GET',
    path: '/v1/consumables/:itemId/movements',
    access: 'staff',
    summary: 'The stock book of an item, newest first.',
    params: itemParams,
    query: z.strictObject({
      /** Sequence of the last line that was seen. */
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      movements: z.array(stockMovementSchema).max(100),
      next: z.int().positive().nullable(),
    }),
  },
} as const satisfies RouteTable;
