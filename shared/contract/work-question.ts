import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';

/** Which part of the work log: days where the desk stands, both included, and of whom. */
export const workQuestionSchema = z.strictObject({
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** For leads and admins; a technician always gets his own. */
  accountId: uuidSchema.optional(),
});
