import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanParagraphs } from '../../base/untrusted-text.ts';
import type { EnteredClosure } from './closed-time.ts';

/** Why a desk is closed that would be open; visitors read this and not the lead's words. */
export const closureCauseSchema = z.enum([
  'power',
  'network',
  'building',
  'weather',
  'strike',
  'staff',
  'other',
]);
export type ClosureCause = z.infer<typeof closureCauseSchema>;

/** Why, in the lead's words, for colleagues. */
export const closureReasonSchema = z
  .string()
  .max(2000)
  .transform((text) => cleanParagraphs(text, 200))
  .pipe(z.string().max(200));

/** One closure lasts at most so many days; what lasts longer is for the calendar. */
export const longestClosureDays = 31;
/** It begins at most so many hours before it is entered, and so many days after. */
export const mostHoursBack = 24;
export const mostDaysAhead = 366;

const actSchema = z.strictObject({ at: timestampSchema, by: z.string().max(120) });

/**
 * A stretch in which the desk is closed though its calendar says that it is open. Never changed: it can
 * be ended while it lasts, or withdrawn, which makes that it never counted.
 */
export const closureSchema = z.strictObject({
  closureId: uuidSchema,
  /** The one site that is closed; absent when it is the whole desk. */
  siteId: uuidSchema.optional(),
  cause: closureCauseSchema,
  /** Empty when the cause says it all. */
  reason: z.string().max(200),
  from: timestampSchema,
  /** When it ends by itself. */
  until: timestampSchema,
  entered: actSchema,
  /** When somebody opened the desk again before that. */
  ended: actSchema.nullable(),
  withdrawn: actSchema.nullable(),
});
export type Closure = Readonly<z.infer<typeof closureSchema>>;

/** Whether it closes a site. */
export function closesSite({ siteId }: Closure, atSite: string): boolean {
  return siteId === undefined || siteId === atSite;
}

/** A closure as clocks count it; the withdrawn are not to be asked of. */
export function enteredClosure({ from, until, entered, ended }: Closure): EnteredClosure {
  const untilMs = Date.parse(until);
  return {
    fromMs: Date.parse(from),
    untilMs: ended === null ? untilMs : Math.min(untilMs, Date.parse(ended.at)),
    enteredMs: Date.parse(entered.at),
  };
}

/** How a closure stands at one moment. */
export type ClosureState = 'coming' | 'lasting' | 'over' | 'withdrawn';

export function closureStateAt(closure: Closure, nowMs: number): ClosureState {
  if (closure.withdrawn !== null) return 'withdrawn';
  const { fromMs, untilMs } = enteredClosure(closure);
  if (nowMs < fromMs) return 'coming';
  return nowMs < untilMs ? 'lasting' : 'over';
}

/** Whether somebody may enter a closure of this stretch now. */
export function isClosureInReach(fromMs: number, untilMs: number, nowMs: number): boolean {
  const hourMs = 60 * 60 * 1000;
  return (
    untilMs > fromMs &&
    untilMs - fromMs <= longestClosureDays * 24 * hourMs &&
    fromMs >= nowMs - mostHoursBack * hourMs &&
    fromMs <= nowMs + mostDaysAhead * 24 * hourMs
  );
}
