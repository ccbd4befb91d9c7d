import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { categorySchema } from './report-type.ts';

/** `proposed` by a technician, `known` once a lead shows it to everybody, `over`. */
export const disturbanceStateSchema = z.enum(['proposed', 'known', 'over']);

const inBoth = (longest: number) =>
  z.strictObject({
    nl: z.string().trim().min(1).max(longest),
    en: z.string().trim().min(1).max(longest),
  });

/** What a person writes of a disturbance, in words that everybody reads. */
export const disturbanceWordsSchema = z.strictObject({
  title: inBoth(60),
  text: inBoth(160),
  /** What visitors would report because of it. */
  categories: z.array(categorySchema).max(8),
  fromAt: timestampSchema,
  /** Null: until somebody says that it is over. */
  untilAt: timestampSchema.nullable(),
});

/** What walls and kiosks show. A kiosk without its desk shows it until its end. */
export const shownDisturbanceSchema = disturbanceWordsSchema.extend({ disturbanceId: uuidSchema });
export type ShownDisturbance = z.infer<typeof shownDisturbanceSchema>;

/** Where it is; absent: everywhere. Walls and kiosks are told only of what is theirs. */
export const disturbanceSiteSchema = z.strictObject({ siteId: uuidSchema.optional() });

export const disturbanceSchema = shownDisturbanceSchema.extend({
  ...disturbanceSiteSchema.shape,
  state: disturbanceStateSchema,
  /** Who wrote it last. */
  owner: z.string().max(120),
  updatedAt: timestampSchema,
  /** How many said that they have it too. */
  affected: z.int().min(0),
  /** One more with each change; absent from a desk that is older than this field. */
  version: z.int().positive().optional(),
});
export type Disturbance = z.infer<typeof disturbanceSchema>;

/** A wall and a kiosk show so many at most. */
export const mostShown = 3;

/** Those that are going on now, the newest first. */
export function goingOn<D extends Pick<ShownDisturbance, 'fromAt' | 'untilAt'>>(
  disturbances: readonly D[],
  nowMs: number,
): readonly D[] {
  return disturbances
    .filter(
      ({ fromAt, untilAt }) =>
        Date.parse(fromAt) <= nowMs && (untilAt === null || nowMs < Date.parse(untilAt)),
    )
    .toSorted((one, other) => Date.parse(other.fromAt) - Date.parse(one.fromAt))
    .slice(0, mostShown);
}
