import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { mailAddressSchema, outgoingLineSchema, outgoingStateSchema } from '../domain/outgoing.ts';
import type { RouteTable } from './route.ts';

/** So many times the receipt of one handover is mailed. */
export const mostReceiptMails = 10;

const receiptMailSchema = z.strictObject({
  /** Whether this desk sends mail at all. */
  offered: z.boolean(),
  /** Where whoever signed gets mail, as far as the desk knows. */
  known: z.string().max(200).nullable(),
  /** What was mailed already, newest first. */
  mails: z.array(outgoingLineSchema).max(mostReceiptMails),
});
export type ReceiptMail = Readonly<z.infer<typeof receiptMailSchema>>;

/** The part of the desk contract about mail that leaves the desk. */
export const mailRoutes = {
  'mail.state': {
    method: 'GET',
    path: '/v1/mail',
    access: 'staff',
    summary: 'Whether this desk sends mail at all.',
    response: z.strictObject({ offered: z.boolean() }),
  },
  'mail.of-receipt': {
    method: 'GET',
    path: '/v1/handovers/:handoverId/mails',
    access: 'staff',
    summary: 'Whether and to whom a receipt can be mailed, and how often it was.',
    params: z.strictObject({ handoverId: uuidSchema }),
    response: receiptMailSchema,
  },
  'mail.send-receipt': {
    method: 'PUT',
    path: '/v1/handovers/:handoverId/mails/:mailId',
    access: 'staff',
    summary: 'Mails a receipt with its PDF. `mailId` makes a repeat harmless.',
    params: z.strictObject({ handoverId: uuidSchema, mailId: uuidSchema }),
    body: z.strictObject({ address: mailAddressSchema }),
    response: receiptMailSchema,
  },
  'outgoing.list': {
    method: 'GET',
    path: '/v1/outgoing',
    access: 'lead',
    summary: 'Mails and webhooks that left or wait, newest first, without their words.',
    query: z.strictObject({
      state: outgoingStateSchema.optional(),
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      messages: z.array(outgoingLineSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
} as const satisfies RouteTable;
