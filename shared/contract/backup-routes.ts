import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { timestampSchema } from '../base/identifier.ts';
import { backupPolicySchema, backupSchema } from '../domain/backup.ts';
import type { RouteTable } from './route.ts';

/** How the backups of a desk stand. */
const backupStandingSchema = z.strictObject({
  /** False on PostgreSQL, which is backed up by its own tools. */
  possible: z.boolean(),
  /** Where they are on the desk machine. */
  folder: z.string().max(1000),
  policy: backupPolicySchema,
  /** Since when one is being made; null when none is. */
  runningSince: timestampSchema.nullable(),
  /** How the latest attempt of this desk ended; null before the first. */
  latest: z
    .strictObject({
      endedAt: timestampSchema,
      askedBy: z.string().max(160),
      /** Null when it became a whole backup. */
      faultCode: faultSchema.shape.code.nullable(),
    })
    .nullable(),
  /** Whole ones, newest first. */
  backups: z.array(backupSchema).max(100),
});
export type BackupStanding = z.infer<typeof backupStandingSchema>;

/** The part of the desk contract about backups (ADR 38). */
export const backupRoutes = {
  'backup.standing': {
    method: 'GET',
    path: '/v1/backups',
    access: 'admin',
    summary: 'The whole backups of this desk, how the latest attempt went, and when the next is.',
    response: backupStandingSchema,
  },
  'backup.make': {
    method: 'POST',
    path: '/v1/backups',
    access: 'admin',
    summary: 'Begin a backup now; it is made beside the work of the desk.',
    response: backupStandingSchema,
  },
  'backup.change-policy': {
    method: 'PUT',
    path: '/v1/backups/policy',
    access: 'admin',
    summary: 'Say in which hour the backup of the day is made, and how many are kept.',
    body: backupPolicySchema,
    response: backupStandingSchema,
  },
} as const satisfies RouteTable;
