import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { feedbackSchema, feedbackSumsSchema } from '../domain/feedback.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract about what visitors say afterwards; giving it is in visitor-routes.ts. */
export const feedbackRoutes = {
  'feedback.get': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/feedback',
    access: 'staff',
    summary: 'What the visitor said of this ticket afterwards; null when he said nothing.',
    params: z.strictObject({ ticketId: uuidSchema }),
    response: z.strictObject({
      feedback: feedbackSchema.extend({ givenAt: timestampSchema }).nullable(),
    }),
  },
  'feedback.summary': {
    method: 'GET',
    path: '/v1/feedback/summary',
    access: 'lead',
    summary: 'How often each answer was given from one moment until before another.',
    query: z.strictObject({ from: timestampSchema, until: timestampSchema }),
    response: feedbackSumsSchema,
  },
} as const satisfies RouteTable;
