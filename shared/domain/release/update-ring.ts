import { z } from 'zod';

/** When a kiosk gets a new version, before or after the others, as its configuration says. */
export const updateRingSchema = z.enum(['first', 'usual', 'last']);
export type UpdateRing = z.infer<typeof updateRingSchema>;
