import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { problemSchema, problemStateSchema, problemWordsSchema } from '../domain/problem.ts';
import { queueItemSchema, staffWordsSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const problemParams = z.strictObject({ problemId: uuidSchema });
const ticketParams = z.strictObject({ ticketId: uuidSchema });
/** As many tickets of a problem are shown; the count tells of all. */
export const mostProblemTickets = 100;

/** The part of the desk contract about problems: one cause behind several tickets. */
export const problemRoutes = {
  'problem.list': {
    method: 'GET',
    path: '/v1/problems',
    access: 'staff',
    summary: 'Problems, newest first, cursor paged.',
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      problems: z.array(problemSchema).max(100),
      /** Pass as `before` for the next page; null at the end. */
      next: z.int().positive().nullable(),
    }),
  },
  'problem.get': {
    method: 'GET',
    path: '/v1/problems/:problemId',
    access: 'staff',
    summary: 'One problem with its tickets, newest first.',
    params: problemParams,
    response: z.strictObject({
      problem: problemSchema,
      tickets: z.array(queueItemSchema).max(mostProblemTickets),
    }),
  },
  'problem.create': {
    method: 'POST',
    path: '/v1/problems',
    access: 'staff',
    summary: 'A new problem, found by a person.',
    body: problemWordsSchema,
    response: problemSchema,
  },
  'problem.change': {
    method: 'PUT',
    path: '/v1/problems/:problemId',
    access: 'lead',
    summary: 'Other words or another state.',
    params: problemParams,
    body: problemWordsSchema.extend({
      state: problemStateSchema,
      /** The version that was seen; a newer one answers `problem/changed-meanwhile`. Absent from older consoles. */
      version: z.int().positive().optional(),
    }),
    response: problemSchema,
  },
  'problem.message': {
    method: 'POST',
    path: '/v1/problems/:problemId/message',
    access: 'lead',
    summary: 'Writes a message to the visitors of all linked tickets that are open.',
    params: problemParams,
    body: z.strictObject({ words: staffWordsSchema }),
    response: z.strictObject({ written: z.int().min(0) }),
  },
  'ticket.problem': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/problem',
    access: 'staff',
    summary: 'The problem that this ticket belongs to, or null.',
    params: ticketParams,
    response: z.strictObject({ problem: problemSchema.nullable() }),
  },
  'ticket.link-problem': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/problem',
    access: 'staff',
    summary: 'This ticket belongs to that problem, or (null) to none.',
    params: ticketParams,
    body: z.strictObject({ problemId: uuidSchema.nullable() }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
