import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { expiredItemSchema } from '../domain/management/expired.ts';
import { improvementSchema, improvementWordsSchema } from '../domain/management/improvement.ts';
import { reviewWordsSchema, sampleSchema } from '../domain/management/quality-sample.ts';
import { mostShifts, shiftFactsSchema, shiftSchema } from '../domain/management/roster.ts';
import {
  knownSupplierSchema,
  supplierContactSchema,
} from '../domain/management/supplier-contact.ts';
import { dayHoursSchema } from '../domain/service-level/calendar.ts';
import type { RouteTable } from './route.ts';

const pageQuery = z.strictObject({
  before: uuidSchema.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
/** A list of what has run out names so many of each kind. */
export const mostExpired = 100;

/** The part of the desk contract about running a service desk: who is there, how well, what next. */
export const managementRoutes = {
  'roster.week': {
    method: 'GET',
    path: '/v1/roster',
    access: 'staff',
    summary: 'The shifts of seven days from a date on, and when the desk is open on each.',
    query: z.strictObject({ from: z.iso.date() }),
    response: z.strictObject({
      shifts: z.array(shiftSchema).max(mostShifts),
      open: z
        .array(z.strictObject({ day: z.iso.date(), hours: dayHoursSchema.nullable() }))
        .length(7),
    }),
  },
  'roster.plan': {
    method: 'POST',
    path: '/v1/roster',
    access: 'lead',
    summary: 'A new shift, or another one in the place of `shiftId`. Nobody is in two at once.',
    body: z.strictObject({ shiftId: uuidSchema.nullable(), shift: shiftFactsSchema }),
    response: shiftSchema,
  },
  'roster.remove': {
    method: 'DELETE',
    path: '/v1/roster/:shiftId',
    access: 'lead',
    summary: 'Takes a shift off the roster.',
    params: z.strictObject({ shiftId: uuidSchema }),
    response: z.strictObject({}),
  },
  'roster.copy': {
    method: 'POST',
    path: '/v1/roster/copy',
    access: 'lead',
    summary: 'The week of `from` once more a week later, but for what would overlap.',
    body: z.strictObject({ from: z.iso.date() }),
    response: z.strictObject({ copied: z.int().min(0), left: z.int().min(0) }),
  },
  'quality.list': {
    method: 'GET',
    path: '/v1/quality-samples',
    access: 'lead',
    summary:
      'Samples, newest first, cursor paged. Tickets that the asker may not see are left out.',
    query: pageQuery,
    response: z.strictObject({
      samples: z.array(sampleSchema).max(50),
      next: uuidSchema.nullable(),
    }),
  },
  'quality.draw': {
    method: 'POST',
    path: '/v1/quality-samples',
    access: 'lead',
    summary: 'Draws closed tickets at random, everybody in turn.',
    body: z
      .strictObject({
        from: z.iso.date(),
        until: z.iso.date(),
        size: z.int().min(1).max(100),
      })
      .refine(({ from, until }) => from <= until, 'The first day is not after the last'),
    response: sampleSchema,
  },
  'quality.review': {
    method: 'PUT',
    path: '/v1/quality-samples/:sampleId/tickets/:ticketId',
    access: 'lead',
    summary: 'What somebody thinks of a ticket that a colleague handled.',
    params: z.strictObject({ sampleId: uuidSchema, ticketId: uuidSchema }),
    body: reviewWordsSchema,
    response: sampleSchema,
  },
  'improvement.list': {
    method: 'GET',
    path: '/v1/improvements',
    access: 'staff',
    summary: 'What could be better, newest first, cursor paged.',
    query: pageQuery,
    response: z.strictObject({
      improvements: z.array(improvementSchema).max(50),
      next: uuidSchema.nullable(),
    }),
  },
  'improvement.add': {
    method: 'POST',
    path: '/v1/improvements',
    access: 'staff',
    summary: 'An idea of somebody of the desk.',
    body: z.strictObject({ title: improvementWordsSchema.shape.title }),
    response: improvementSchema,
  },
  'improvement.change': {
    method: 'PUT',
    path: '/v1/improvements/:improvementId',
    access: 'lead',
    summary: 'Words, owner, day and state. The last one who writes is right.',
    params: z.strictObject({ improvementId: uuidSchema }),
    body: improvementWordsSchema,
    response: improvementSchema,
  },
  'improvement.look': {
    method: 'POST',
    path: '/v1/improvements/look',
    access: 'lead',
    summary:
      'Proposes what the visits of the last thirty days give reason for; the desk does it daily.',
    response: z.strictObject({ proposed: z.int().min(0) }),
  },
  'supplier.contacts': {
    method: 'GET',
    path: '/v1/supplier-contacts',
    access: 'staff',
    summary: 'How each supplier is reached.',
    response: z.strictObject({ suppliers: z.array(knownSupplierSchema).max(200) }),
  },
  'supplier.keep-contact': {
    method: 'PUT',
    path: '/v1/supplier-contacts/:supplierId',
    access: 'lead',
    summary: 'How a supplier is reached from now on.',
    params: z.strictObject({ supplierId: uuidSchema }),
    body: supplierContactSchema,
    response: z.strictObject({}),
  },
  'expired.list': {
    method: 'GET',
    path: '/v1/expired',
    access: 'staff',
    summary: 'What somebody should have looked at by now, the longest first within its kind.',
    response: z.strictObject({ items: z.array(expiredItemSchema).max(1000) }),
  },
} as const satisfies RouteTable;
