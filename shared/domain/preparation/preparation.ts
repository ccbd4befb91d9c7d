import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { recordedTypeSchema } from '../asset.ts';
import { checksSchema, mostChecks } from './checks.ts';
import { checkStateSchema } from './readiness.ts';

/** A version of the checks of a type of device. */
export const typeChecksSchema = z.strictObject({
  type: recordedTypeSchema,
  version: z.int().positive(),
  checks: checksSchema,
  changedBy: z.string().max(120),
  changedAt: timestampSchema,
});
export type TypeChecks = Readonly<z.infer<typeof typeChecksSchema>>;

/** A device on its way to ready for use, by the checks with which that was begun. */
export const preparationSchema = z.strictObject({
  preparationId: uuidSchema,
  assetId: uuidSchema,
  startedBy: z.string().max(120),
  startedAt: timestampSchema,
  checks: typeChecksSchema,
  /** Of each check, in their order: as it is now, or as it was at the end. */
  states: z.array(checkStateSchema).max(mostChecks),
  /** Null while it goes on. */
  ended: z
    .strictObject({
      outcome: z.enum(['ready', 'stopped']),
      by: z.string().max(120),
      at: timestampSchema,
      /** Why it was stopped. */
      reason: z.string().max(1000).nullable(),
    })
    .nullable(),
});
export type Preparation = Readonly<z.infer<typeof preparationSchema>>;
