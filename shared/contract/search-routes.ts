import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { queueItemSchema } from '../domain/ticket.ts';
import { ticketMarksSchema } from '../domain/ticket-marks.ts';
import { statusFilterSchema, ticketFilterSchema } from '../domain/ticket-filter.ts';
import type { RouteTable } from './route.ts';

/** What is asked of all tickets: words, and by what they are narrowed. */
export const ticketQuestionSchema = ticketFilterSchema.extend({
  q: z.string().max(200).default(''),
  status: z.enum([...statusFilterSchema.options, 'all']).default('all'),
});

/** Open tickets that are marked at most; of more the newest. */
export const mostMarked = 10_000;

/** The part of the desk contract by which tickets are found. */
export const searchRoutes = {
  'ticket.search': {
    method: 'GET',
    path: '/v1/tickets',
    access: 'staff',
    summary:
      'Search all tickets: every word must occur, the last one by its beginning, "words in quotes" one after the other. Newest first, cursor paged.',
    query: ticketQuestionSchema.extend({
      /** By relevance there is one page, weighed among the newest hits. */
      order: z.enum(['newest', 'relevance']).default('newest'),
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      items: z.array(queueItemSchema),
      /** Pass as `before` for the next page; null at the end. */
      next: z.int().positive().nullable(),
      /** Percent of the index that is built, while older tickets are not found yet; else null. */
      indexed: z.int().min(0).max(99).nullable(),
    }),
  },
  'ticket.marked': {
    method: 'GET',
    path: '/v1/tickets/marked',
    access: 'staff',
    summary:
      'Which open tickets are escalated, late or nearly so, wait for approval or were reopened; each that is asked must hold.',
    query: ticketMarksSchema,
    response: z.strictObject({ ticketIds: z.array(uuidSchema).max(mostMarked) }),
  },
} as const satisfies RouteTable;
