import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { holderSchema } from '../domain/holder.ts';
import { daySchema } from '../domain/report-details.ts';
import { grantSchema, rightTemplateFactsSchema, rightTemplateSchema } from '../domain/right.ts';
import { staffWordsSchema } from '../domain/ticket.ts';
import { registerPageSchema } from './licence-routes.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract that is the register of rights. */
export const rightRoutes = {
  'right.templates': {
    method: 'GET',
    path: '/v1/right-templates',
    access: 'staff',
    summary: 'The rights that can be granted, newest first.',
    query: registerPageSchema,
    response: z.strictObject({
      templates: z.array(rightTemplateSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'right.create-template': {
    method: 'POST',
    path: '/v1/right-templates',
    access: 'lead',
    summary: 'A new right that can be granted.',
    body: rightTemplateFactsSchema,
    response: rightTemplateSchema,
  },
  'right.change-template': {
    method: 'PUT',
    path: '/v1/right-templates/:templateId',
    access: 'lead',
    summary: 'Other facts of a right; what was granted stays as it was.',
    params: z.strictObject({ templateId: uuidSchema }),
    body: rightTemplateFactsSchema.extend({
      /** As it was shown; what a colleague changed since answers `register/changed-meanwhile`. Absent from older consoles. */
      seen: rightTemplateFactsSchema.optional(),
    }),
    response: rightTemplateSchema,
  },
  'right.grants': {
    method: 'GET',
    path: '/v1/right-grants',
    access: 'staff',
    summary: 'Who holds which right, newest first; `ending` are those that end soon.',
    query: registerPageSchema.extend({
      state: z.enum(['active', 'ending', 'over', 'all']).default('active'),
    }),
    response: z.strictObject({
      grants: z.array(grantSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'ticket.grant-right': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/right-grants',
    access: 'staff',
    summary:
      'Grant what was approved, exactly as it was approved; or a right that needs no second person.',
    params: z.strictObject({ ticketId: uuidSchema }),
    body: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('approval'), approvalId: uuidSchema }),
      z.strictObject({
        by: z.literal('template'),
        templateId: uuidSchema,
        holder: holderSchema,
        untilOn: daySchema.nullable(),
      }),
    ]),
    response: z.strictObject({ grantId: uuidSchema }),
  },
  'right.revoke': {
    method: 'POST',
    path: '/v1/right-grants/:grantId/revoke',
    access: 'staff',
    summary: 'Take a right away before its end, with a reason.',
    params: z.strictObject({ grantId: uuidSchema }),
    body: z.strictObject({ reason: staffWordsSchema }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
