import { z } from 'zod';
import { promisedReplySchema } from '../domain/intake-reply.ts';
import { badgeNumberSchema } from '../domain/person.ts';
import { earlierTicketSchema, ticketIntakeSchema, ticketSchema } from '../domain/ticket.ts';
import { earlierVisitSchema, mostOffers } from './earlier-routes.ts';
import type { RouteTable } from './route.ts';

/** The tag or serial number of the device that a visitor brings, as somebody typed or scanned it. */
export const deviceCodeSchema = z.string().trim().min(2).max(80);

/** An earlier ticket that the visitor at the counter may mean, with what it is about. */
export const counterOfferSchema = earlierVisitSchema.extend({
  ...ticketSchema.shape.item.pick({ number: true, status: true, visitorName: true }).shape,
  because: earlierTicketSchema.shape.because,
  /** The beginning of what its visitor wrote; empty when he wrote nothing. */
  words: z.string().max(200),
});
export type CounterOffer = z.infer<typeof counterOfferSchema>;

/** The part of the desk contract by which staff check a visitor in. */
export const conciergeRoutes = {
  'concierge.check-in': {
    method: 'POST',
    path: '/v1/concierge/visits',
    access: 'staff',
    summary:
      'A technician checks a visitor in, as a kiosk would. `visitId` makes a repeat harmless: it gets the first reply.',
    body: ticketIntakeSchema.extend({ deviceCode: deviceCodeSchema.optional() }),
    response: promisedReplySchema,
  },
  'concierge.earlier': {
    method: 'POST',
    path: '/v1/concierge/earlier',
    access: 'staff',
    summary:
      'Who has this number, and the tickets of his or of this device that he may mean, newest first. Nothing confidential.',
    body: z.strictObject({
      /** A badge, a staff number or the code of an appointment. */
      badgeNumber: badgeNumberSchema.nullable(),
      deviceCode: deviceCodeSchema.nullable(),
    }),
    response: z.strictObject({
      /** The first name behind the number; null when nobody has it. */
      firstName: z.string().max(120).nullable(),
      offers: z.array(counterOfferSchema).max(mostOffers),
    }),
  },
} as const satisfies RouteTable;
