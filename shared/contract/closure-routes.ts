import { z } from 'zod';
import { appointmentSchema, mostAppointments } from '../domain/appointment.ts';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import {
  closureCauseSchema,
  closureReasonSchema,
  closureSchema,
} from '../domain/service-level/closure.ts';
import type { RouteTable } from './route.ts';

/** So many closures are listed. */
export const mostClosuresListed = 50;

/** An appointment that a closure hits. */
const closedAppointmentSchema = z.strictObject({
  appointment: appointmentSchema,
  /** The first time after the closure that is free for it; null when there is none soon. */
  freeAt: timestampSchema.nullable(),
  /** The desk knows where its visitor gets mail. */
  hasMail: z.boolean(),
  /** It is known to fall into a closure: its visitor was told as far as he has an address. */
  told: z.boolean(),
});
export type ClosedAppointment = Readonly<z.infer<typeof closedAppointmentSchema>>;

const closureParams = z.strictObject({ closureId: uuidSchema });

/** The part of the desk contract about hours in which it is closed against its calendar (ADR 50). */
export const closureRoutes = {
  'closure.list': {
    method: 'GET',
    path: '/v1/closures',
    access: 'lead',
    summary: 'The latest closures, the last to begin first, and the time of the desk.',
    response: z.strictObject({
      at: timestampSchema,
      closures: z.array(closureSchema).max(mostClosuresListed),
    }),
  },
  'closure.appointments': {
    method: 'GET',
    path: '/v1/closures/appointments',
    access: 'lead',
    summary: 'Who is expected while the desk is closed, or would be, and another time for each.',
    query: z.strictObject({
      from: timestampSchema,
      until: timestampSchema,
      /** Which site is closed; all without it. */
      siteId: uuidSchema.optional(),
    }),
    response: z.strictObject({
      lines: z.array(closedAppointmentSchema).max(mostAppointments),
    }),
  },
  'closure.enter': {
    method: 'POST',
    path: '/v1/closures',
    access: 'lead',
    summary:
      'Close the desk or a site for some hours; counts for each ticket that is open there then.',
    body: z.strictObject({
      /** Absent closes every site. */
      siteId: uuidSchema.optional(),
      cause: closureCauseSchema,
      reason: closureReasonSchema,
      /** Absent is from now on. */
      from: timestampSchema.optional(),
      until: timestampSchema,
    }),
    response: closureSchema,
  },
  'closure.end': {
    method: 'POST',
    path: '/v1/closures/:closureId/end',
    access: 'lead',
    summary: 'Open again before a closure ends by itself.',
    params: closureParams,
    response: closureSchema,
  },
  'closure.withdraw': {
    method: 'POST',
    path: '/v1/closures/:closureId/withdraw',
    access: 'lead',
    summary: 'Take back a closure that should not have been entered: it never counted.',
    params: closureParams,
    response: closureSchema,
  },
} as const satisfies RouteTable;
