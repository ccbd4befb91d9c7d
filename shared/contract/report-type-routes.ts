import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { forWhomSchema, reportDetailsSchema } from '../domain/report-details.ts';
import { categorySchema, reportTypeSchema } from '../domain/report-type.ts';
import { staffWordsSchema, ticketSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const ticketParams = z.strictObject({ ticketId: uuidSchema });
const versioned = { version: z.int().positive() };

/** What whoever closes a ticket may say with it. */
export const closingWords = {
  /** Why the reporter of a fault could not be asked whether it works. */
  notAskedBecause: staffWordsSchema.optional(),
  /** Whether the answer to a question belongs in the knowledge base. */
  knowledgeCandidate: z.boolean().optional(),
};

/** A question whose answer belongs in the knowledge base. */
export const knowledgeCandidateSchema = z.strictObject({
  ticketId: uuidSchema,
  number: z.int().positive(),
  category: categorySchema.nullable(),
  /** What was asked, in the reporter's words. */
  question: z.string().max(1000),
  answer: z.string().max(4000),
  markedAt: timestampSchema,
  markedBy: z.string().max(120),
});
export type KnowledgeCandidate = z.infer<typeof knowledgeCandidateSchema>;

/** The part of the desk contract about types of report and their facts. */
export const reportTypeRoutes = {
  'ticket.report-type': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/report-type',
    access: 'staff',
    summary:
      'Make it another type of report, with a reason. The card is null when whoever did it may no longer see it: a complaint is confidential.',
    params: ticketParams,
    body: z.strictObject({
      ...versioned,
      reportType: reportTypeSchema,
      reason: staffWordsSchema,
    }),
    response: z.strictObject({ ticket: ticketSchema.nullable() }),
  },
  'ticket.details': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/details',
    access: 'staff',
    summary: 'The facts of the report type and for whom it is, with a reason.',
    params: ticketParams,
    body: z.strictObject({
      ...versioned,
      details: reportDetailsSchema,
      forWhom: forWhomSchema.nullable(),
      reason: staffWordsSchema,
    }),
    response: ticketSchema,
  },
  'knowledge-candidate.list': {
    method: 'GET',
    path: '/v1/knowledge-candidates',
    access: 'staff',
    summary: 'Questions whose answers belong in the knowledge base, newest first, cursor paged.',
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      candidates: z.array(knowledgeCandidateSchema).max(100),
      /** Pass as `before` for the next page; null at the end. */
      next: z.int().positive().nullable(),
    }),
  },
} as const satisfies RouteTable;
