import { z } from 'zod';
import { contentHashSchema, uuidSchema } from '../base/identifier.ts';
import {
  floorPlanSchema,
  kioskPlaceSchema,
  mostListedPlans,
  planNameSchema,
} from '../domain/fleet/floor-plan.ts';
import { fleetKioskSchema, mostKiosks } from './fleet-routes.ts';
import type { RouteTable } from './route.ts';

/** A kiosk as the map shows it. */
export const mappedKioskSchema = fleetKioskSchema.extend({
  /** It was told to restart after this visitor, and has not said that it did. */
  draining: z.boolean(),
  /** Null for one that nobody has put on a plan of its site. */
  place: kioskPlaceSchema.nullable(),
});
export type MappedKiosk = z.infer<typeof mappedKioskSchema>;

const planParams = z.strictObject({ planId: uuidSchema });

/** The part of the desk contract about where kiosks stand: plans of floors, and places on them. */
export const fleetMapRoutes = {
  'fleet-map.get': {
    method: 'GET',
    path: '/v1/fleet-map',
    access: 'lead',
    summary: 'All kiosks by name, with how they are and where they stand, and the plans by site.',
    response: z.strictObject({
      kiosks: z.array(mappedKioskSchema).max(mostKiosks),
      plans: z.array(floorPlanSchema).max(mostListedPlans),
    }),
  },
  'fleet-map.add-plan': {
    method: 'POST',
    path: '/v1/floor-plans',
    access: 'admin',
    summary: 'A plan of a floor; its picture was sent to `/v1/attachments` before.',
    body: z.strictObject({
      siteId: uuidSchema,
      name: planNameSchema,
      photoHash: contentHashSchema,
    }),
    response: floorPlanSchema,
  },
  'fleet-map.change-plan': {
    method: 'PUT',
    path: '/v1/floor-plans/:planId',
    access: 'admin',
    summary: 'Another name or picture, whichever is given; who stands on it stays where he stands.',
    params: planParams,
    body: z.strictObject({
      name: planNameSchema.optional(),
      photoHash: contentHashSchema.optional(),
    }),
    response: floorPlanSchema,
  },
  'fleet-map.remove-plan': {
    method: 'DELETE',
    path: '/v1/floor-plans/:planId',
    access: 'admin',
    summary: 'Takes a plan away; its kiosks stand on none then.',
    params: planParams,
    response: z.strictObject({}),
  },
  'fleet-map.place': {
    method: 'PUT',
    path: '/v1/fleet/:kioskId/place',
    access: 'admin',
    summary: 'Where a kiosk stands on a plan of its site; null takes it off the plan.',
    params: z.strictObject({ kioskId: uuidSchema }),
    body: z.strictObject({ place: kioskPlaceSchema.nullable() }),
    response: z.strictObject({ place: kioskPlaceSchema.nullable() }),
  },
} as const satisfies RouteTable;
