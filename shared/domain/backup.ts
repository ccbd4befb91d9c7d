import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';

/** When backups are made and how many are kept. */
export const backupPolicySchema = z.strictObject({
  /** The hour of the day, where the desk stands, in which the backup of the day is made. */
  hour: z.int().min(0).max(23),
  /** So many are kept; the oldest goes when a newer one is whole. */
  keep: z.int().min(1).max(60),
});
export type BackupPolicy = z.infer<typeof backupPolicySchema>;

/** What a desk does until an admin decides otherwise: at night, for a fortnight. */
export const ordinaryBackupPolicy: BackupPolicy = { hour: 3, keep: 14 };

/** The name of a whole backup, by the moment at which it was begun, so that names sort by time. */
export const backupNameSchema = z
  .string()
  .regex(/^balie-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/u);

export function backupName(madeAt: string): string {
  return `balie-${madeAt.replaceAll(/[:.]/gu, '-')}`;
}

/** A backup that is whole: every byte of it was read back when it was made. */
export const backupSchema = z.strictObject({
  name: backupNameSchema,
  madeAt: timestampSchema,
  bytes: z.int().min(0),
  files: z.int().min(0),
});
export type Backup = z.infer<typeof backupSchema>;

const hourMs = 60 * 60 * 1000;
/** In the hour of the day a backup is made unless there is one that is younger than this. */
const freshMs = 20 * hourMs;
/** At any hour when the newest is older: the desk was off in its hour, or a backup failed. */
const lateMs = 26 * hourMs;
/** After one that failed it is tried again so much later. */
const againMs = hourMs;

/** What the rule of the daily backup looks at. */
export interface BackupMoments {
  readonly nowMs: number;
  /** The hour of the day now, where the desk stands. */
  readonly hourNow: number;
  /** When the newest whole backup was made, or, before the first one, when the desk began. */
  readonly newestMs: number;
  /** When the latest attempt failed; null when the latest one succeeded. */
  readonly failedMs: number | null;
}

/** Whether the desk makes a backup by itself now. */
export function isBackupDue(policy: BackupPolicy, moments: BackupMoments): boolean {
  const { nowMs, hourNow, newestMs, failedMs } = moments;
  if (failedMs !== null && nowMs - failedMs < againMs) return false;
  const age = nowMs - newestMs;
  return age >= lateMs || (hourNow === policy.hour && age >= freshMs);
}
