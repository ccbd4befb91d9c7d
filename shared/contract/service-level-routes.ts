import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { calendarSchema, closedDaySchema } from '../domain/service-level/calendar.ts';
import { closureSchema } from '../domain/service-level/closure.ts';
import { clockStateSchema } from '../domain/service-level/clock-state.ts';
import {
  longestPauseDays,
  pauseCauseSchema,
  pauseReasonSchema,
  pauseSchema,
} from '../domain/service-level/pause.ts';
import {
  serviceTermsSchema,
  siteCalendarsSchema,
  targetsSchema,
} from '../domain/service-level/terms.ts';
import { queueItemSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const clockSchema = z.strictObject({
  state: clockStateSchema,
  targetMinutes: z.int().positive(),
  usedMinutes: z.int().min(0),
  /** Minutes of opening time; below nought is how far it is over. */
  leftMinutes: z.int(),
  /** Three quarters are used and it still runs. */
  warned: z.boolean(),
  dueAt: timestampSchema.nullable(),
  warnAt: timestampSchema.nullable(),
  stoppedAt: timestampSchema.nullable(),
});
export type Clock = z.infer<typeof clockSchema>;

const bothClocks = { response: clockSchema, resolution: clockSchema };

/** Where a ticket stands against what was agreed, at one moment of the desk's clock. */
export const ticketClocksSchema = z.strictObject({
  at: timestampSchema,
  ...bothClocks,
  /** The pause that it is in. */
  pause: pauseSchema.nullable(),
  /** When the desk is closed against its calendar while the ticket is open; absent when never. */
  closures: z.array(closureSchema).optional(),
});
export type TicketClocks = z.infer<typeof ticketClocksSchema>;

/** Why a ticket stands in the list of agreements; the most pressing of its running clocks. */
export const pressingSchema = z.enum(['breached', 'paused', 'warned']);
export type Pressing = z.infer<typeof pressingSchema>;

const ticketParams = z.strictObject({ ticketId: uuidSchema });

/** The part of the desk contract about what was agreed on time (ADR 15). */
export const serviceLevelRoutes = {
  'service-terms.get': {
    method: 'GET',
    path: '/v1/service-terms',
    access: 'lead',
    summary:
      'Opening hours and closed days of the desk and its sites, and targets, as they hold now.',
    response: serviceTermsSchema,
  },
  'service-terms.set': {
    method: 'PUT',
    path: '/v1/service-terms',
    access: 'lead',
    summary: 'New terms for what arrives from now on; what is here keeps the terms it came under.',
    body: z.strictObject({
      /** The version that was changed; a newer one answers `service-terms/changed-meanwhile`. */
      version: z.int().positive(),
      calendar: calendarSchema,
      /** Absent leaves them as they are; an empty list lets every site follow the desk. */
      siteCalendars: siteCalendarsSchema.optional(),
      targets: targetsSchema,
    }),
    response: serviceTermsSchema,
  },
  'service-terms.holidays': {
    method: 'GET',
    path: '/v1/service-terms/holidays/:year',
    access: 'lead',
    summary: 'The Dutch public holidays of a year, with Dutch and English names.',
    params: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
    response: z.strictObject({
      holidays: z
        .array(
          z.strictObject({
            date: closedDaySchema.shape.date,
            name: z.strictObject({ nl: z.string().max(80), en: z.string().max(80) }),
          }),
        )
        .max(40),
    }),
  },
  'ticket.clocks': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/clocks',
    access: 'staff',
    summary: 'The response and the resolution clock of a ticket.',
    params: ticketParams,
    response: ticketClocksSchema,
  },
  'ticket.pause': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/pause',
    access: 'staff',
    summary: `Stop both clocks until a moment at most ${longestPauseDays} days away, with a reason.`,
    params: ticketParams,
    body: z.strictObject({
      cause: pauseCauseSchema,
      reason: pauseReasonSchema,
      until: timestampSchema,
    }),
    response: ticketClocksSchema,
  },
  'ticket.resume': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/resume',
    access: 'staff',
    summary: 'End the pause of a ticket before its time.',
    params: ticketParams,
    response: ticketClocksSchema,
  },
  'service-level.list': {
    method: 'GET',
    path: '/v1/service-levels',
    access: 'staff',
    summary: 'Open tickets that are late, nearly late or paused; the earliest due first.',
    query: z.strictObject({
      show: pressingSchema.optional(),
      /** `next` of the page before. */
      after: z
        .string()
        .max(80)
        .regex(/^[0-9TZ:.-]+ [0-9a-f-]{36}$/u)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      at: timestampSchema,
      items: z.array(
        z.strictObject({ item: queueItemSchema, pressing: pressingSchema, ...bothClocks }),
      ),
      next: z.string().max(80).nullable(),
    }),
  },
} as const satisfies RouteTable;
