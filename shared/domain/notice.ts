import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { queueItemSchema } from './ticket.ts';

/** Why somebody is told something; the words stand in the catalogue as `notices:kind.<kind>`. */
export const noticeKindSchema = z.enum([
  'handed-to-you',
  'clock-warned',
  'clock-breached',
  'escalated-to-you',
  'escalated-to-group',
  'supplier-late',
  /** Who should help is gone: the group, all of its members who may see it, or the person who has the ticket. */
  'escalation-lost',
  'device-not-collected',
  'visitor-not-helped',
  'visitor-reopened',
  'visitor-added',
  'visitor-got-worse',
  /** He said so after closing; `details.solved` is `no` or `partly`. */
  'visitor-not-solved',
  /** Nobody at work or planned knows most about what a visitor needs. */
  'nobody-for-visitor',
  'approval-asked',
  'approval-reminder',
  'approval-decided',
  'approval-expired',
  /** Its approver is shut out, or may not approve it any more. */
  'approval-lost',
  /** Of a request that its ticket took along. */
  'approval-ended',
  'seat-offered',
  /** Somebody let a seat go by and stands at the end of the wait-list; or, the second time, is off it. */
  'seat-lapsed',
  'seat-wait-ended',
  'seat-ending',
  'seat-ended',
  'right-ending',
  'right-ended',
  'problem-proposed',
  'problem-grew',
  'disturbance-proposed',
  'mentioned',
  'instruction-expiring',
  'instruction-expired',
  'instruction-returned',
  'instruction-approved',
  'stock-low',
  'loan-due',
  'loan-asked',
  'loan-decided',
  'instruction-failed',
  'kiosk-away',
  'kiosk-back',
  'port-suspect',
  'port-well',
  'rollout-halted',
  'backup-failed',
  'message-given-up',
  'complaint-arrived',
  'complaint-reply-due',
]);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** One line in the bell of one technician. */
export const noticeSchema = z.strictObject({
  noticeId: uuidSchema,
  kind: noticeKindSchema,
  at: timestampSchema,
  seen: z.boolean(),
  /** The ticket that it is about; null when it is about none, or about one that he may not see. */
  ticket: queueItemSchema.pick({ ticketId: true, number: true, visitCode: true }).nullable(),
  details: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
});
export type Notice = z.infer<typeof noticeSchema>;

/** So many colleagues can be told of one note; their ids fit in one line of history. */
export const mostMentions = 5;

/** So many notices are kept of each account. */
export const mostNotices = 100;
