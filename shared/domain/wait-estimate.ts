import { z } from 'zod';

/** An expected wait in whole minutes; always a range, never one figure. */
export const waitRangeSchema = z.strictObject({
  fromMinutes: z.int().min(0),
  toMinutes: z.int().min(0),
});
export type WaitRange = z.infer<typeof waitRangeSchema>;
