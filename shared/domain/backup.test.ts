import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type BackupMoments,
  backupName,
  backupNameSchema,
  isBackupDue,
  ordinaryBackupPolicy,
} from './backup.ts';

const hourMs = 60 * 60 * 1000;
const nowMs = Date.parse('2026-11-27T03:10:00.000Z');
const moments: BackupMoments = { nowMs, hourNow: 3, newestMs: nowMs - 24 * hourMs, failedMs: null };

it.each([
  ['in its hour', {}, true],
  ['not in another hour', { hourNow: 4 }, false],
  ['not twice in its hour', { newestMs: nowMs - hourMs }, false],
  ['at any hour when it was missed', { hourNow: 14, newestMs: nowMs - 27 * hourMs }, true],
  ['not right after one that failed', { failedMs: nowMs - hourMs / 2 }, false],
  ['again an hour after one that failed', { failedMs: nowMs - hourMs }, true],
])('makes the backup of the day %s', (_case, otherwise, due) => {
  expect(isBackupDue(ordinaryBackupPolicy, { ...moments, ...otherwise })).toBe(due);
});

it('goes no longer than 26 hours without a backup of a desk that runs, whatever its hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.nat(10_000), (hour, startMinutes) => {
      const policy = { hour, keep: 1 };
      const beganMs = startMinutes * 60_000;
      let newestMs = beganMs;
      let longest = 0;
      for (let at = beganMs; at < beganMs + 96 * hourMs; at += 10 * 60_000) {
        longest = Math.max(longest, at - newestMs);
        const hourNow = Math.floor(at / hourMs) % 24;
        if (isBackupDue(policy, { nowMs: at, hourNow, newestMs, failedMs: null })) newestMs = at;
      }
      expect(longest).toBeLessThanOrEqual(26 * hourMs);
    }),
  );
});

it('names a backup by its moment, so that names sort by time', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true }),
      fc.date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true }),
      (one, two) => {
        const [first, second] = [one, two].map((date) => backupName(date.toISOString()));
        expect(backupNameSchema.safeParse(first).success).toBe(true);
        expect((first ?? '') < (second ?? '')).toBe(one.getTime() < two.getTime());
      },
    ),
  );
});
