import { z } from 'zod';
import { chosenNowSchema, chosenRulesSchema } from '../domain/desk-rules.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract about the figures by which it works (docs/desk/queues.md). */
export const deskRulesRoutes = {
  'desk-rules.get': {
    method: 'GET',
    path: '/v1/desk-rules',
    access: 'staff',
    summary: 'The figures by which the desk works, and who chose them.',
    response: chosenRulesSchema,
  },
  'desk-rules.choose': {
    method: 'PUT',
    path: '/v1/desk-rules',
    access: 'lead',
    summary: 'Choose them; refused when a colleague chose since the version that was seen.',
    body: z.strictObject({ version: z.int().min(0), rules: chosenNowSchema }),
    response: chosenRulesSchema,
  },
} as const satisfies RouteTable;
