import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { closureCauseSchema } from '../domain/service-level/closure.ts';
import { pauseSchema } from '../domain/service-level/pause.ts';

const visitorClockSchema = z.strictObject({ late: z.boolean(), dueAt: timestampSchema.nullable() });

/**
 * What the visitor reads of it: moments alone, so that his page only changes when they do. A clock
 * that has stopped is null.
 */
export const visitorClocksSchema = z.strictObject({
  response: visitorClockSchema.nullable(),
  resolution: visitorClockSchema.nullable(),
  pause: pauseSchema.pick({ cause: true, until: true }).nullable(),
  /** Why the desk is closed now against its calendar, and when it opens; absent while it is not. */
  closure: z.strictObject({ cause: closureCauseSchema, opensAt: timestampSchema }).optional(),
});
export type VisitorClocks = z.infer<typeof visitorClocksSchema>;
