import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import {
  counterSchema,
  mostSeats,
  mostSites,
  shortNameOf,
  siteSchema,
  takenSeatSchema,
} from '../domain/site.ts';
import { staffWordsSchema, ticketSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const cleaned = (longest: number) =>
  z
    .string()
    .max(400)
    .transform((text) => cleanText(text, longest));
/** A name without a letter or number could not be part of an address. */
const siteName = cleaned(80).refine((name) => shortNameOf(name) !== '');
const counterName = cleaned(40).pipe(z.string().min(1));
const siteParams = z.strictObject({ siteId: uuidSchema });

/** A kiosk and where it stands. */
export const placedKioskSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  siteId: uuidSchema,
});
export type PlacedKiosk = z.infer<typeof placedKioskSchema>;

/** The part of the desk contract about the places where visitors are received (ADR 24). */
export const siteRoutes = {
  'site.list': {
    method: 'GET',
    path: '/v1/sites',
    access: 'staff',
    summary: 'All sites by name, the first site first, with their counters and kiosks.',
    response: z.strictObject({
      sites: z.array(siteSchema).min(1).max(mostSites),
      kiosks: z.array(placedKioskSchema).max(200),
      /** Who sits at which counter now. */
      seats: z.array(takenSeatSchema).max(mostSeats),
    }),
  },
  'site.create': {
    method: 'POST',
    path: '/v1/sites',
    access: 'admin',
    summary: 'A new site, without counters.',
    body: z.strictObject({ name: siteName, where: cleaned(120) }),
    response: siteSchema,
  },
  'site.change': {
    method: 'PUT',
    path: '/v1/sites/:siteId',
    access: 'admin',
    summary:
      'Rename, open or close a site. The first site, and one where a kiosk stands or somebody waits, answers `site/in-use` to being closed.',
    params: siteParams,
    body: z.strictObject({ name: siteName, where: cleaned(120), active: z.boolean() }),
    response: siteSchema,
  },
  'site.add-counter': {
    method: 'POST',
    path: '/v1/sites/:siteId/counters',
    access: 'admin',
    summary: 'A new counter of a site.',
    params: siteParams,
    body: z.strictObject({ name: counterName }),
    response: counterSchema,
  },
  'site.change-counter': {
    method: 'PUT',
    path: '/v1/counters/:counterId',
    access: 'admin',
    summary: 'Rename, open or close a counter.',
    params: z.strictObject({ counterId: uuidSchema }),
    body: z.strictObject({ name: counterName, active: z.boolean() }),
    response: counterSchema,
  },
  'site.place-kiosk': {
    method: 'PUT',
    path: '/v1/kiosks/:kioskId/site',
    access: 'admin',
    summary: 'The site where a kiosk stands; visits that came in before keep theirs.',
    params: z.strictObject({ kioskId: uuidSchema }),
    body: z.strictObject({ siteId: uuidSchema }),
    response: placedKioskSchema,
  },
  'ticket.transfer': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/transfer',
    access: 'staff',
    summary:
      'Send who waits or is called to the queue of another site, or to a counter where somebody sits; keeps its arrival.',
    params: z.strictObject({ ticketId: uuidSchema }),
    body: z.strictObject({
      /** The version that the technician saw; a newer one answers `ticket/changed-meanwhile`. */
      version: z.int().positive(),
      to: z.strictObject({
        siteId: uuidSchema,
        /** Null: for anybody of that site. */
        counter: z.string().trim().min(1).max(40).nullable(),
      }),
      reason: staffWordsSchema,
    }),
    response: ticketSchema,
  },
} as const satisfies RouteTable;
