import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import {
  attachmentDescriptionSchema,
  attachmentSchema,
  laterPhotoSchema,
  mostAttachments,
} from '../domain/attachment.ts';
import { ticketSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const ticketParams = z.strictObject({ ticketId: uuidSchema });
const attachmentParams = z.strictObject({ ticketId: uuidSchema, attachmentId: uuidSchema });

/** Files of merged tickets stand beside those of the ticket itself. */
export const mostListed = 3 * mostAttachments;

/**
 * The part of the desk contract about files on a ticket. The bytes go by `uploadPath` and `contentPath`;
 * see desk/http/ticket-attachments.ts.
 */
export const attachmentRoutes = {
  'attachment.list': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/attachments',
    access: 'staff',
    summary:
      'The files on a ticket and on those that were merged into it, newest first, and the photos of its later visits.',
    params: ticketParams,
    response: z.strictObject({
      attachments: z.array(attachmentSchema).max(mostListed),
      photos: z.array(laterPhotoSchema).max(mostAttachments),
    }),
  },
  'attachment.describe': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/attachments/:attachmentId',
    access: 'staff',
    summary: 'Says in words what is to be seen in a file.',
    params: attachmentParams,
    body: z.strictObject({ description: attachmentDescriptionSchema }),
    response: ticketSchema,
  },
  'attachment.remove': {
    method: 'DELETE',
    path: '/v1/tickets/:ticketId/attachments/:attachmentId',
    access: 'staff',
    summary:
      'Takes a file away for good: whoever added it, a lead or an admin. The history keeps its name.',
    params: attachmentParams,
    response: ticketSchema,
  },
} as const satisfies RouteTable;
