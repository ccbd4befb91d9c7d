import { z } from 'zod';

/** What can run out. Words stand as `management:expired.kind.<name>`. */
export const expiredKindSchema = z.enum([
  'instruction',
  'supplier',
  'disturbance',
  'improvement',
  'left-device',
]);

/** Something that somebody should have looked at by a day. */
export const expiredItemSchema = z.strictObject({
  kind: expiredKindSchema,
  /** Of the thing, within its kind. */
  id: z.string().max(80),
  name: z.string().max(300),
  /** Who looks after it; null when nobody is named. */
  owner: z.string().max(120).nullable(),
  since: z.iso.date(),
});
export type ExpiredItem = z.infer<typeof expiredItemSchema>;

/** A contact of a supplier is looked at once in so many days. */
export const supplierCheckDays = 365;
/** A known disturbance that lasts longer than so many days is a problem, or was forgotten. */
export const disturbanceDays = 14;
