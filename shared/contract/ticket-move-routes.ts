import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { mostMentions } from '../domain/notice.ts';
import { scaleSchema } from '../domain/priority.ts';
import { workQueueSchema } from '../domain/report-type.ts';
import {
  resolutionSchema,
  staffWordsSchema,
  ticketSchema,
  verificationSchema,
} from '../domain/ticket.ts';
import { closingWords } from './report-type-routes.ts';
import type { RouteTable } from './route.ts';

const ticketParams = z.strictObject({ ticketId: uuidSchema });
/** The version that the technician saw; a newer one answers `ticket/changed-meanwhile`. */
const versioned = { version: z.int().positive() };

/** The part of the desk contract by which a technician takes a ticket from its call to its end. */
export const ticketMoveRoutes = {
  'ticket.call': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/call',
    access: 'staff',
    summary: 'Call this visitor, or call once more.',
    params: ticketParams,
    body: z.strictObject(versioned),
    response: ticketSchema,
  },
  'ticket.start': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/start',
    access: 'staff',
    summary: 'The visitor is at the counter.',
    params: ticketParams,
    body: z.strictObject(versioned),
    response: ticketSchema,
  },
  'ticket.return': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/return',
    access: 'staff',
    summary: 'Back to the queue, for example when nobody came.',
    params: ticketParams,
    body: z.strictObject({ ...versioned, reason: staffWordsSchema }),
    response: ticketSchema,
  },
  'ticket.hand-over': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/hand-over',
    access: 'staff',
    summary: 'Hand to a colleague or to a queue, with a reason.',
    params: ticketParams,
    body: z.strictObject({
      ...versioned,
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('account'), accountId: uuidSchema }),
        z.strictObject({ kind: z.literal('queue'), queue: workQueueSchema }),
      ]),
      reason: staffWordsSchema,
    }),
    response: ticketSchema,
  },
  'ticket.note': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/notes',
    access: 'staff',
    summary: 'A work note; what was tried belongs here. Never shown to the visitor.',
    params: ticketParams,
    body: z.strictObject({
      words: staffWordsSchema,
      /** Colleagues who are told of it, as far as they may see the ticket. */
      mentions: z.array(uuidSchema).max(mostMentions).optional(),
    }),
    response: ticketSchema,
  },
  'ticket.message': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/message',
    access: 'staff',
    summary: 'What the visitor reads on his status page.',
    params: ticketParams,
    body: z.strictObject({ ...versioned, words: staffWordsSchema }),
    response: ticketSchema,
  },
  'ticket.priority': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/priority',
    access: 'staff',
    summary: 'Accept the proposed priority, or change impact and urgency with a sentence.',
    params: ticketParams,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ ...versioned, decision: z.literal('accept') }),
      z.strictObject({
        ...versioned,
        decision: z.literal('change'),
        impact: scaleSchema,
        urgency: scaleSchema,
        argument: z
          .string()
          .max(2000)
          .transform((text) => text.trim())
          .pipe(z.string().min(1).max(500)),
      }),
    ]),
    response: ticketSchema,
  },
  'ticket.resolve': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/resolve',
    access: 'staff',
    summary: 'Resolved: cause, solution and closing code.',
    params: ticketParams,
    body: z.strictObject({
      ...versioned,
      cause: staffWordsSchema,
      solution: staffWordsSchema,
      closingCode: resolutionSchema.shape.closingCode,
    }),
    response: ticketSchema,
  },
  'ticket.verify': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/verify',
    access: 'staff',
    summary: 'What the visitor says of it; anything but `works` puts it back in progress.',
    params: ticketParams,
    body: z.strictObject({ ...versioned, verification: verificationSchema }),
    response: ticketSchema,
  },
  'ticket.close': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/close',
    access: 'staff',
    summary:
      'Close a resolved ticket. What its type demands and is missing answers `ticket/not-closable`.',
    params: ticketParams,
    body: z.strictObject({
      ...versioned,
      ...closingWords,
    }),
    response: ticketSchema,
  },
  'ticket.reopen': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/reopen',
    access: 'staff',
    summary: 'Open a resolved, closed or cancelled ticket again, with a reason.',
    params: ticketParams,
    body: z.strictObject({ ...versioned, reason: staffWordsSchema }),
    response: ticketSchema,
  },
  'ticket.cancel': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/cancel',
    access: 'staff',
    summary: 'The visitor left, with a reason.',
    params: ticketParams,
    body: z.strictObject({ ...versioned, reason: staffWordsSchema }),
    response: ticketSchema,
  },
} as const satisfies RouteTable;
