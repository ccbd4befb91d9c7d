import { z } from 'zod';
import { badgeNumberSchema } from '../domain/person.ts';
import { keptWishesSchema, userWishesSchema } from '../domain/user-wishes.ts';
import type { RouteTable } from './route.ts';

const personParams = z.strictObject({ badgeNumber: badgeNumberSchema });

/** The part of the desk contract that is how somebody wants his devices set up. */
export const wishesRoutes = {
  'wishes.of-person': {
    method: 'GET',
    path: '/v1/people/:badgeNumber/wishes',
    access: 'staff',
    summary:
      'What the person of this badge or number wishes of every device; null is nothing kept.',
    params: personParams,
    response: z.strictObject({ kept: keptWishesSchema.nullable() }),
  },
  'wishes.keep': {
    method: 'PUT',
    path: '/v1/people/:badgeNumber/wishes',
    access: 'staff',
    summary:
      'Keeps wishes of somebody who agreed to it, in the words of this version, in the place of earlier ones.',
    params: personParams,
    body: z.strictObject({
      wishes: userWishesSchema,
      /** He was asked and said yes; there is no other way. */
      agreed: z.literal(true),
      consentVersion: z.int().positive(),
    }),
    response: keptWishesSchema,
  },
  'wishes.withdraw': {
    method: 'DELETE',
    path: '/v1/people/:badgeNumber/wishes',
    access: 'staff',
    summary: 'He no longer agrees: wishes and consent are erased at once.',
    params: personParams,
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
