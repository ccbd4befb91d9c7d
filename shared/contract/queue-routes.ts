import { z } from 'zod';
import { queueItemSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** The live queue at one moment; the event stream goes on after `eventId`. */
export const queueSnapshotSchema = z.strictObject({
  eventId: z.int().min(0),
  items: z.array(queueItemSchema),
});
export type QueueSnapshot = z.infer<typeof queueSnapshotSchema>;

/** Data of one server-sent event on `/v1/events`; the SSE `id` is `eventId`. */
export const queueEventSchema = z.strictObject({
  eventId: z.int().positive(),
  kind: z.string().max(60),
  actor: z.string().max(160),
  item: queueItemSchema,
});
export type QueueEvent = z.infer<typeof queueEventSchema>;

/** The part of the desk contract by which the console shows who is there. */
export const queueRoutes = {
  'queue.get': {
    method: 'GET',
    path: '/v1/queue',
    access: 'staff',
    summary:
      'The live queue: everything that is not closed or cancelled, first to be served first.',
    response: queueSnapshotSchema,
  },
} as const satisfies RouteTable;
