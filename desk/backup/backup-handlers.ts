import { timestamp } from '../../shared/base/clock.ts';
import { faultSchema } from '../../shared/base/fault.ts';
import { ok } from '../../shared/base/result.ts';
import type { BackupStanding } from '../../shared/contract/backup-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import type { Job } from '../jobs/job-runner.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import { lastRun } from '../store/backup-store.ts';
import { putPolicy } from '../store/policy-store.ts';
import { listBackups } from './kept-backups.ts';

/** Backups of this desk; what was asked for is seen by asking how they stand. */
export function backupHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'backup.standing' | 'backup.make' | 'backup.change-policy'> {
  const { backups, database } = context;
  return {
    'backup.standing': async () => ok(await standing(context)),
    'backup.make': async (_input, { session }) => {
      const begun = backups.begin(session);
      return begun.ok ? ok(await standing(context)) : begun;
    },
    'backup.change-policy': async ({ body }, { session }) => {
      const at = timestamp(context.clock);
      await database.write(async (db) => {
        await putPolicy(db, 'backup', body, { at, by: session.name });
        await addAudit(db, {
          lineId: context.newId(),
          at,
          ...actorOf(session),
          area: 'backup',
          kind: 'backup.policy-changed',
          subject: '',
          details: body,
        });
      });
      return ok(await standing(context));
    },
  };
}

async function standing({ backups, database }: DeskContext): Promise<BackupStanding> {
  const latest = await lastRun(database.read);
  return {
    possible: backups.isPossible(),
    folder: backups.folder(),
    policy: await backups.policy(),
    runningSince: backups.runningSince(),
    latest:
      latest === null
        ? null
        : {
            endedAt: latest.endedAt,
            askedBy: latest.askedBy,
            faultCode: faultSchema.shape.code.nullable().parse(latest.faultCode),
          },
    backups: [...(await listBackups(backups.folder()))],
  };
}

/** Ten minutes are short against the hour in which the backup of the day is made. */
export const dailyBackup: Job = {
  name: 'daily-backup',
  everyMs: 10 * 60 * 1000,
  run: ({ backups }) => backups.look(),
};
