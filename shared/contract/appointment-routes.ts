import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import {
  appointmentCodeSchema,
  appointmentSchema,
  bookedForSchema,
  bookingSchema,
  mostAppointments,
} from '../domain/appointment.ts';
import { turnRuleSchema } from '../domain/desk-rules.ts';
import type { RouteTable } from './route.ts';

const params = z.strictObject({ appointmentId: uuidSchema });
const versioned = { version: z.int().positive() };

/** The part of the desk contract about those who are expected at a time. */
export const appointmentRoutes = {
  'appointment.list': {
    method: 'GET',
    path: '/v1/appointments',
    access: 'staff',
    summary: 'Who is expected from one moment to another, in order of time; at most 32 days.',
    query: z.strictObject({
      from: timestampSchema,
      to: timestampSchema,
      /** Of which site; without it appointments of all, and the opening hours of the first. */
      siteId: uuidSchema.optional(),
    }),
    response: z.strictObject({
      appointments: z.array(appointmentSchema).max(mostAppointments),
      rule: turnRuleSchema,
      /** When the site is open in this time, as its opening hours are now. */
      openings: z
        .array(z.strictObject({ from: timestampSchema, until: timestampSchema }))
        .max(40)
        .optional(),
    }),
  },
  'appointment.by-code': {
    method: 'GET',
    path: '/v1/appointments/by-code/:code',
    access: 'kiosk',
    summary: 'Who is expected around now with this code: whose name was written down at booking.',
    params: z.strictObject({ code: appointmentCodeSchema }),
    response: z.strictObject({ visitorName: z.string().max(120) }),
  },
  'appointment.book': {
    method: 'POST',
    path: '/v1/appointments',
    access: 'staff',
    summary: 'Expect somebody at a time; refused when walk-ins would be overtaken too often.',
    body: bookingSchema.extend({ bookedFor: bookedForSchema }),
    response: appointmentSchema,
  },
  'appointment.change': {
    method: 'PUT',
    path: '/v1/appointments/:appointmentId',
    access: 'staff',
    summary: 'Another time, site, queue or reason, while nobody has come.',
    params,
    body: bookingSchema.extend(versioned),
    response: appointmentSchema,
  },
  'appointment.cancel': {
    method: 'POST',
    path: '/v1/appointments/:appointmentId/cancel',
    access: 'staff',
    summary: 'Nobody is expected any more.',
    params,
    body: z.strictObject(versioned),
    response: appointmentSchema,
  },
  'appointment.expect-again': {
    method: 'POST',
    path: '/v1/appointments/:appointmentId/expect-again',
    access: 'staff',
    summary:
      'A visit that took it was for something else: its visitor is still expected, until its time is over.',
    params,
    body: z.strictObject(versioned),
    response: appointmentSchema,
  },
} as const satisfies RouteTable;
