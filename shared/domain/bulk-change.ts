import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { workQueueSchema } from './report-type.ts';
import { staffWordsSchema } from './ticket.ts';

/** Tickets of one bulk change at most. */
export const mostInBulk = 100;

/** What can be done to several tickets at once: what needs no reading of each. */
export const bulkChangeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hand-over'),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('account'), accountId: uuidSchema }),
      z.strictObject({ kind: z.literal('queue'), queue: workQueueSchema }),
    ]),
    reason: staffWordsSchema,
  }),
  z.strictObject({ type: z.literal('accept-priority') }),
  z.strictObject({ type: z.literal('cancel'), reason: staffWordsSchema }),
  z.strictObject({ type: z.literal('note'), words: staffWordsSchema }),
  z.strictObject({ type: z.literal('close') }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;
