import { z } from 'zod';
import { auditFilterSchema, auditLineSchema, auditProofSchema } from '../domain/audit.ts';
import type { RouteTable } from './route.ts';

/** Lines of one page of the trail. */
export const auditLinesAtOnce = 50;

/** Lines below a place; it comes from the page before. */
const beforeSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional();

/** The part of the desk contract about who did what to how the desk is set up (ADR 41). Nothing changes a line. */
export const auditRoutes = {
  'audit.list': {
    method: 'GET',
    path: '/v1/audit',
    access: 'admin',
    summary: 'Lines of the audit trail, newest first. As CSV: /v1/exports/audit.csv.',
    query: auditFilterSchema.extend({ before: beforeSchema }),
    response: z.strictObject({
      lines: z.array(auditLineSchema).max(auditLinesAtOnce),
      /** What to ask for as `before` next; null at the end. */
      next: z.int().positive().nullable(),
    }),
  },
  'audit.verify': {
    method: 'GET',
    path: '/v1/audit/proof',
    access: 'admin',
    summary: 'Reckon every seal of the trail anew: whole, or where it breaks.',
    response: auditProofSchema,
  },
} as const satisfies RouteTable;
