import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { awaySchema } from '../domain/away-skill.ts';
import { closingTimeSchema, todaySchema } from '../domain/closing-time.ts';
import { visitCodeSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** So many of those who may not be helped today are told of. */
export const mostNotToday = 100;

/** Who waits past closing time, first to be served first. */
export const notTodaySchema = z.strictObject({
  /** Absent while the desk is closed, and of one that is not known to close. */
  closing: closingTimeSchema.optional(),
  tickets: z
    .array(z.strictObject({ ticketId: uuidSchema, visitCode: visitCodeSchema, today: todaySchema }))
    .max(mostNotToday),
  /** Of whom nobody is at work who knows most about it, first to be served first. */
  away: z
    .array(
      z.strictObject({ ticketId: uuidSchema, visitCode: visitCodeSchema, ...awaySchema.shape }),
    )
    .max(mostNotToday),
});
export type NotToday = z.infer<typeof notTodaySchema>;

/** The part of the desk contract by which staff look ahead in their queue. */
export const notTodayRoutes = {
  'queue.not-today': {
    method: 'GET',
    path: '/v1/queue/not-today',
    access: 'staff',
    summary:
      'Who waits at the own site, in queues of the own role, and may not be helped before the desk closes, or needs what nobody at work knows most about.',
    response: notTodaySchema,
  },
} as const satisfies RouteTable;
