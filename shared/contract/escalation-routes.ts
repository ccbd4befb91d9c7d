import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import {
  escalationDraftSchema,
  escalationSchema,
  staffGroupSchema,
  supplierSchema,
} from '../domain/escalation.ts';
import { mailAddressSchema } from '../domain/outgoing.ts';
import { queueItemSchema, staffWordsSchema, ticketSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const ticketParams = z.strictObject({ ticketId: uuidSchema });
const escalationParams = z.strictObject({ ticketId: uuidSchema, escalationId: uuidSchema });

/** Escalations on one page of the list. */
export const escalationsPage = 50;
/** A ticket is escalated so often at the most. */
export const mostEscalations = 50;

/** An escalation that is not over, with the ticket that it is about. */
export const openEscalationSchema = z.strictObject({
  escalation: escalationSchema,
  ticket: queueItemSchema.pick({ ticketId: true, number: true, visitCode: true, priority: true }),
  /** True when whoever asks is the person or a member of the group. */
  mine: z.boolean(),
});
export type OpenEscalation = z.infer<typeof openEscalationSchema>;

/** The part of the desk contract by which a ticket goes to who can help. */
export const escalationRoutes = {
  'group.list': {
    method: 'GET',
    path: '/v1/groups',
    access: 'staff',
    summary: 'Groups to which a ticket can be escalated.',
    response: z.strictObject({ groups: z.array(staffGroupSchema).max(200) }),
  },
  'group.keep': {
    method: 'POST',
    path: '/v1/groups',
    access: 'lead',
    summary: 'A new group, or another name and other members for one.',
    body: z.strictObject({
      groupId: uuidSchema.nullable(),
      name: staffGroupSchema.shape.name,
      members: z.array(uuidSchema).max(100),
    }),
    response: staffGroupSchema,
  },
  'group.remove': {
    method: 'DELETE',
    path: '/v1/groups/:groupId',
    access: 'lead',
    summary: 'The group is there no more; what was escalated to it keeps its name.',
    params: z.strictObject({ groupId: uuidSchema }),
    response: z.strictObject({}),
  },
  'supplier.list': {
    method: 'GET',
    path: '/v1/suppliers',
    access: 'staff',
    summary: 'Suppliers to whom a device can go.',
    response: z.strictObject({ suppliers: z.array(supplierSchema).max(200) }),
  },
  'supplier.keep': {
    method: 'POST',
    path: '/v1/suppliers',
    access: 'lead',
    summary: 'A new supplier, or other words for one.',
    body: z.strictObject({ ...supplierSchema.shape, supplierId: uuidSchema.nullable() }),
    response: supplierSchema,
  },
  'supplier.remove': {
    method: 'DELETE',
    path: '/v1/suppliers/:supplierId',
    access: 'lead',
    summary: 'The supplier is there no more; what was escalated to him keeps his name.',
    params: z.strictObject({ supplierId: uuidSchema }),
    response: z.strictObject({}),
  },
  'ticket.escalate': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/escalations',
    access: 'staff',
    summary:
      'To a group, a person or a supplier, with reason, what was tried and the facts that were missing.',
    params: ticketParams,
    body: z.strictObject({ version: z.int().positive(), ...escalationDraftSchema.shape }),
    response: ticketSchema,
  },
  'ticket.escalations': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/escalations',
    access: 'staff',
    summary: 'Where this ticket was escalated to, newest first, and where its visitor gets mail.',
    params: ticketParams,
    response: z.strictObject({
      escalations: z.array(escalationSchema).max(mostEscalations),
      /** Where the visitor gets mail; absent when the desk knows no address. */
      mail: mailAddressSchema.optional(),
    }),
  },
  'escalation.follow-up': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/escalations/:escalationId',
    access: 'staff',
    summary: "The supplier's reference, when it should be back, and what is known of the warranty.",
    params: escalationParams,
    body: escalationSchema.pick({ reference: true, expectedOn: true, warranty: true }),
    response: ticketSchema,
  },
  'escalation.take': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/escalations/:escalationId/take',
    access: 'staff',
    summary: 'A member of the group takes the ticket over.',
    params: escalationParams,
    response: ticketSchema,
  },
  'escalation.end': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/escalations/:escalationId/end',
    access: 'staff',
    summary: 'It is back, or not needed any more; with what came of it.',
    params: escalationParams,
    body: z.strictObject({ words: staffWordsSchema }),
    response: ticketSchema,
  },
  'escalation.list': {
    method: 'GET',
    path: '/v1/escalations',
    access: 'staff',
    summary: 'Escalations that are not over, newest first, cursor paged.',
    query: z.strictObject({ before: uuidSchema.optional() }),
    response: z.strictObject({
      escalations: z.array(openEscalationSchema).max(escalationsPage),
      /** Pass as `before` for the next page; null at the end. */
      next: uuidSchema.nullable(),
    }),
  },
} as const satisfies RouteTable;
