import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { layerSchema, readoutSchema } from './readout.ts';

/** Readings on one card at most. */
export const mostReadings = 20;

/** A reading that the counter asked for; the visit's own is `readout` of the ticket. */
export const readingSchema = z.strictObject({
  readingId: uuidSchema,
  arrivedAt: timestampSchema,
  kioskName: z.string().max(80),
  /** The deepest layer that answered. */
  layer: layerSchema,
  askedBy: z.string().max(120),
  readout: readoutSchema,
});
export type Reading = z.infer<typeof readingSchema>;
