import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { mailAddressSchema } from '../domain/outgoing.ts';
import { badgeNumberSchema } from '../domain/person.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract about the people of the organisation. */
export const personRoutes = {
  'person.by-badge': {
    method: 'GET',
    path: '/v1/people/by-badge/:badgeNumber',
    access: 'kiosk',
    summary: 'First name and department behind one badge or staff number; no other look-up exists.',
    params: z.strictObject({ badgeNumber: badgeNumberSchema }),
    response: z.strictObject({
      personId: uuidSchema,
      firstName: z.string().max(120),
      department: z.string().max(120).nullable(),
    }),
  },
  'person.import': {
    method: 'POST',
    path: '/v1/people/import',
    access: 'admin',
    summary: 'Add or replace people by staff number; all or nothing.',
    body: z.strictObject({
      people: z
        .array(
          z.strictObject({
            staffNumber: badgeNumberSchema,
            badgeNumbers: z.array(badgeNumberSchema).max(10),
            firstName: z.string().trim().min(1).max(120),
            lastName: z.string().trim().max(120),
            department: z.string().trim().max(120).nullable(),
            /** What somebody does here; rules of priority may look at it. */
            role: z.string().trim().max(120).nullable().optional(),
            /** Where he gets mail of the desk. */
            mail: mailAddressSchema.nullable().optional(),
          }),
        )
        .max(20_000),
    }),
    response: z.strictObject({ added: z.int(), replaced: z.int() }),
  },
} as const satisfies RouteTable;
