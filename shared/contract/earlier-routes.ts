import { z } from 'zod';
import { badgeNumberSchema } from '../domain/person.ts';
import { ticketSchema } from '../domain/ticket.ts';
import { earlierQuestionSchema } from '../domain/visitor-answer.ts';
import { uuidSchema } from '../base/identifier.ts';
import type { RouteTable } from './route.ts';

const { visitCode, category, arrivedAt } = ticketSchema.shape.item.shape;

/** An earlier ticket of whoever stands there: enough to know it again, and none of its words. */
export const earlierVisitSchema = z.strictObject({
  ticketId: uuidSchema,
  visitCode,
  category,
  arrivedAt,
  question: earlierQuestionSchema,
});
export type EarlierVisit = z.infer<typeof earlierVisitSchema>;

/** So many tickets are offered at once, at a kiosk and at the counter. */
export const mostOffers = 3;

/** The part of the desk contract by which a kiosk learns that somebody was here before. */
export const earlierRoutes = {
  'visit.earlier': {
    method: 'POST',
    path: '/v1/visits/earlier',
    access: 'kiosk',
    summary:
      'The ticket of this badge or device that the visitor may mean: open, resolved, or closed some days ago. Nothing confidential.',
    body: z.strictObject({
      /** Only a badge that was held to the reader; a number that was typed proves nothing. */
      badgeNumber: badgeNumberSchema.nullable(),
      /** What the device is known by, as shared/domain/device-identity.ts says. */
      device: z.string().max(300).nullable(),
      /** A kiosk that can ask about more than one. Absent from older ones, whose desk answers with `found` alone. */
      several: z.literal(true).optional(),
    }),
    response: z.strictObject({
      found: earlierVisitSchema.nullable(),
      /** All that the visitor may mean, newest first, when that was asked. */
      offers: z.array(earlierVisitSchema).max(mostOffers).optional(),
    }),
  },
} as const satisfies RouteTable;
