import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';

/** In which zone a desk keeps its hours, as `Europe/Amsterdam`: its screens tell times in it. */
export const timeZoneSchema = z.string().max(60);

/** So many days ahead the hours of a desk are told, and so many stretches at most: a day with breaks has several. */
export const hoursAheadDays = 14;
export const mostOpenings = 60;

/** When a desk is open in the coming days, in order of time, without what closures leave out. */
export const deskHoursSchema = z.strictObject({
  timeZone: timeZoneSchema,
  openings: z
    .array(z.strictObject({ from: timestampSchema, until: timestampSchema }))
    .max(mostOpenings),
});
export type DeskHours = Readonly<z.infer<typeof deskHoursSchema>>;
