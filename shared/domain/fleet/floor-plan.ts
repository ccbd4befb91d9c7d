import { z } from 'zod';
import { contentHashSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanText } from '../../base/untrusted-text.ts';

/** Floors of one site. */
export const mostPlans = 20;
/** Of all sites; more are not listed. */
export const mostListedPlans = 500;

/** A picture of one floor of a site, on which kiosks are put. */
export const floorPlanSchema = z.strictObject({
  planId: uuidSchema,
  siteId: uuidSchema,
  /** Of the floor, such as `Begane grond`. */
  name: z.string().max(60),
  /** The photo that was sent to `/v1/attachments`. */
  photoHash: contentHashSchema,
});
export type FloorPlan = z.infer<typeof floorPlanSchema>;

export const planNameSchema = z
  .string()
  .max(200)
  .transform((text) => cleanText(text, 60))
  .pipe(z.string().min(1));

/** The side of a plan; both ways are measured in thousandths of it, so that a picture may have any size. */
export const planSide = 1000;
const share = z.int().min(0).max(planSide);

/** A point of a plan: thousandths of its width from the left, of its height from the top. */
export const planPointSchema = z.strictObject({ x: share, y: share });
export type PlanPoint = z.infer<typeof planPointSchema>;

/** Where a kiosk stands on which plan. */
export const kioskPlaceSchema = planPointSchema.extend({ planId: uuidSchema });
export type KioskPlace = z.infer<typeof kioskPlaceSchema>;
