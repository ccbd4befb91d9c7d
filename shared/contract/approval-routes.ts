import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import {
  approvalSchema,
  askedApproverSchema,
  identityHowSchema,
  identityProofSchema,
} from '../domain/approval.ts';
import { holderSchema } from '../domain/holder.ts';
import { seatSchema, waitSchema } from '../domain/licence.ts';
import { daySchema } from '../domain/report-details.ts';
import { grantSchema } from '../domain/right.ts';
import { staffWordsSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** 256 random bits as base64url. */
export const approvalTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

const ticketParams = z.strictObject({ ticketId: uuidSchema });
const listed = 50;

/** What authorises the work of one ticket, as its card shows it. */
export const authorisationSchema = z.strictObject({
  identity: identityProofSchema.nullable(),
  /** Whether the proof lets a right be granted. */
  isProven: z.boolean(),
  approvals: z.array(approvalSchema).max(listed),
  grants: z.array(grantSchema).max(listed),
  seats: z.array(seatSchema).max(listed),
  waits: z.array(waitSchema).max(listed),
});
export type Authorisation = z.infer<typeof authorisationSchema>;

/** The part of the desk contract by which work is approved, and identity proven (ADR 17). */
export const approvalRoutes = {
  'ticket.authorisation': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/authorisation',
    access: 'staff',
    summary: 'Approvals, proof of identity, rights and licence seats of one ticket.',
    params: ticketParams,
    response: authorisationSchema,
  },
  'ticket.ask-approval': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/approvals',
    access: 'staff',
    summary: 'Ask for approval. The link is in the reply, and in the mail to whoever gets one.',
    params: ticketParams,
    body: z.strictObject({
      approver: askedApproverSchema,
      subject: staffWordsSchema,
      risk: staffWordsSchema.nullable(),
      holder: holderSchema,
      untilOn: daySchema.nullable(),
      templateId: uuidSchema.nullable(),
    }),
    response: z.strictObject({ approval: approvalSchema, linkPath: z.string().max(120) }),
  },
  'ticket.withdraw-approval': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/approvals/:approvalId/withdraw',
    access: 'staff',
    summary: 'The approval is not wanted any more; the link opens nothing.',
    params: z.strictObject({ ticketId: uuidSchema, approvalId: uuidSchema }),
    response: z.strictObject({}),
  },
  'ticket.prove-identity': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/identity',
    access: 'staff',
    summary: 'How the visitor proved who he is, beyond his badge.',
    params: ticketParams,
    body: z.strictObject({ how: identityHowSchema, remark: staffWordsSchema.nullable() }),
    response: z.strictObject({}),
  },
  'ticket.confirm-identity': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/identity/confirm',
    access: 'staff',
    summary: 'A second member of staff knows the visitor too.',
    params: ticketParams,
    response: z.strictObject({}),
  },
  'approval.inbox': {
    method: 'GET',
    path: '/v1/approvals',
    access: 'account',
    summary: 'Requests to whoever is signed in, newest first.',
    query: z.strictObject({
      state: z.enum(['open', 'over']).default('open'),
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      approvals: z.array(approvalSchema).max(100),
      next: uuidSchema.nullable(),
      /** All that wait for an answer. */
      open: z.int().min(0),
    }),
  },
  'approval.open-link': {
    method: 'POST',
    path: '/v1/approvals/link',
    access: 'account',
    summary: 'The request behind a link.',
    body: z.strictObject({ token: approvalTokenSchema }),
    response: approvalSchema,
  },
  'approval.decide': {
    method: 'POST',
    path: '/v1/approvals/:approvalId/decision',
    access: 'account',
    summary: 'Approve or refuse, once. The token is needed when the request came by link.',
    params: z.strictObject({ approvalId: uuidSchema }),
    body: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('approved'),
        reason: staffWordsSchema.nullable(),
        token: approvalTokenSchema.nullable(),
      }),
      z.strictObject({
        decision: z.literal('refused'),
        reason: staffWordsSchema,
        token: approvalTokenSchema.nullable(),
      }),
    ]),
    response: approvalSchema,
  },
} as const satisfies RouteTable;
