import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { skillSchema } from '../domain/readout.ts';
import type { RouteTable } from './route.ts';

const skillsSchema = z.array(skillSchema).max(skillSchema.options.length);
/** `proposed` follows from device and category; `need` is what counts. Null: anybody can help. */
const needSchema = z.strictObject({
  need: skillSchema.nullable(),
  proposed: skillSchema.nullable(),
});
const ticketParams = z.strictObject({ ticketId: uuidSchema });

/** The part of the desk contract about who knows most about what. */
export const skillRoutes = {
  'skill.list': {
    method: 'GET',
    path: '/v1/skills',
    access: 'staff',
    summary: 'The skills of each account that has any; who has none helps everybody.',
    response: z.strictObject({
      accounts: z.array(z.strictObject({ accountId: uuidSchema, skills: skillsSchema })),
    }),
  },
  'skill.set': {
    method: 'PUT',
    path: '/v1/accounts/:accountId/skills',
    access: 'lead',
    summary: 'What somebody knows most about; `queue.next` prefers tickets that need it.',
    params: z.strictObject({ accountId: uuidSchema }),
    body: z.strictObject({ skills: skillsSchema }),
    response: z.strictObject({}),
  },
  'skill.need': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/need',
    access: 'staff',
    summary: 'What somebody must know to help with this ticket.',
    params: ticketParams,
    response: needSchema,
  },
  'skill.change-need': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/need',
    access: 'staff',
    summary: 'Something else than what follows from device and category.',
    params: ticketParams,
    body: z.strictObject({ need: skillSchema.nullable() }),
    response: needSchema,
  },
} as const satisfies RouteTable;
