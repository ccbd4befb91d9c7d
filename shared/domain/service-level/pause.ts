import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanParagraphs } from '../../base/untrusted-text.ts';
import type { TimeSpan } from './clock.ts';

/** What a paused ticket waits for; the visitor reads this and not the technician's words. */
export const pauseCauseSchema = z.enum(['visitor', 'part', 'supplier', 'appointment', 'other']);
export type PauseCause = z.infer<typeof pauseCauseSchema>;

/** Why, in the technician's words. */
export const pauseReasonSchema = z
  .string()
  .max(2000)
  .transform((text) => cleanParagraphs(text, 500))
  .pipe(z.string().min(1).max(500));

/** A pause ends by itself after at most so many days. */
export const longestPauseDays = 90;

/** A stretch in which the clocks of a ticket stand still. */
export const pauseSchema = z.strictObject({
  pauseId: uuidSchema,
  cause: pauseCauseSchema,
  reason: z.string().max(500),
  by: z.string().max(120),
  from: timestampSchema,
  /** When it ends by itself. */
  until: timestampSchema,
  /** When somebody ended it earlier, and who. */
  ended: z.strictObject({ at: timestampSchema, by: z.string().max(120) }).nullable(),
});
export type Pause = Readonly<z.infer<typeof pauseSchema>>;

/** The stretch of a pause: to its end, or to when somebody ended it. */
export function spanOf(pause: Pick<Pause, 'from' | 'until' | 'ended'>): TimeSpan {
  const untilMs = Date.parse(pause.until);
  return {
    fromMs: Date.parse(pause.from),
    untilMs: pause.ended === null ? untilMs : Math.min(untilMs, Date.parse(pause.ended.at)),
  };
}

/** The pause that a ticket is in, if it has been open since the pause began. */
export function pauseAt(
  pauses: readonly Pause[],
  openSinceMs: number | null,
  nowMs: number,
): Pause | null {
  if (openSinceMs === null) return null;
  return (
    pauses.find((pause) => {
      const { fromMs, untilMs } = spanOf(pause);
      return fromMs >= openSinceMs && fromMs <= nowMs && nowMs < untilMs;
    }) ?? null
  );
}
