import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { v7 } from 'uuid';
import { type Clock, timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type BackupPolicy,
  backupPolicySchema,
  isBackupDue,
  ordinaryBackupPolicy,
} from '../../shared/domain/backup.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import { localHours } from '../report/local-hours.ts';
import type { DeskSettings } from '../settings.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import { addRun, deskBeganAt, lastRun } from '../store/backup-store.ts';
import { policyOf } from '../store/policy-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { listBackups, pruneBackups } from './kept-backups.ts';
import { makeBackup } from './make-backup.ts';

/** What a keeper of backups works with. */
interface KeeperParts {
  readonly database: DeskDatabase;
  readonly clock: Clock;
  readonly settings: DeskSettings;
  readonly logger: FastifyBaseLogger;
  /** How much room a folder's disk has; absent: as the system says. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** Makes the backups of one desk, one at a time and beside its other work. */
export class BackupKeeper {
  readonly #parts: KeeperParts;
  readonly #stopping = new AbortController();
  #running: { readonly since: string; readonly ended: Promise<void> } | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** Where the backups go, each in a folder of its own. */
  folder(): string {
    const { backupFolder, dataFolder } = this.#parts.settings;
    return backupFolder ?? join(dataFolder, 'backups');
  }

  /** PostgreSQL has its own tools, and several desks (docs/desk/backup.md). */
  isPossible(): boolean {
    return this.#parts.database.kind === 'sqlite';
  }

  runningSince(): string | null {
    return this.#running?.since ?? null;
  }

  policy(): Promise<BackupPolicy> {
    const { read } = this.#parts.database;
    return policyOf(read, 'backup', backupPolicySchema, ordinaryBackupPolicy);
  }

  /** Begins one and does not wait for it; `askedBy` is null when the desk does so by itself. */
  begin(askedBy: Session | null): Result<null, Fault> {
    if (!this.isPossible()) {
      return err(fault('backup/elsewhere', 'PostgreSQL is backed up with pg_dump'));
    }
    if (this.#stopping.signal.aborted) return err(fault('desk/stopping', 'The desk is stopping'));
    if (this.#running !== null) return err(fault('backup/running', 'A backup is being made'));
    const since = timestamp(this.#parts.clock);
    const ended = this.#make(since, askedBy)
      .catch((error: unknown) => {
        this.#parts.logger.error({ err: error }, 'a backup ended in a bug');
      })
      .finally(() => {
        this.#running = null;
      });
    this.#running = { since, ended };
    return ok(null);
  }

  /** Begins the backup of the day when it is due. */
  async look(): Promise<void> {
    if (!this.isPossible() || this.#running !== null) return;
    const { database, clock, settings } = this.#parts;
    // One from the future, of a clock that was wrong, must not stand in for those of today.
    const now = timestamp(clock);
    const newest = (await listBackups(this.folder())).find(({ madeAt }) => madeAt <= now);
    const since = newest?.madeAt ?? (await deskBeganAt(database.read));
    if (since === null) return;
    const latest = await lastRun(database.read);
    const zone = settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const due = isBackupDue(await this.policy(), {
      nowMs: clock.nowMs(),
      hourNow: localHours(zone)(now).hour,
      newestMs: Date.parse(since),
      failedMs: latest === null || latest.faultCode === null ? null : Date.parse(latest.endedAt),
    });
    if (due) this.begin(null);
  }

  /** Breaks off what is being made, and waits until nothing of it is left. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running?.ended;
  }

  async #make(since: string, askedBy: Session | null): Promise<void> {
    const { database, clock, settings } = this.#parts;
    const order = {
      dataFolder: settings.dataFolder,
      to: this.folder(),
      madeAt: since,
      signal: this.#stopping.signal,
      ...(this.#parts.freeBytes === undefined ? {} : { freeBytes: this.#parts.freeBytes }),
    };
    let made = await makeBackup(order);
    if (!made.ok && made.fault.code === 'store/full') {
      // The oldest goes before instead of after the one that takes its place; the newest always stays.
      await this.#prune(1);
      made = await makeBackup(order);
    }
    if (!made.ok && this.#stopping.signal.aborted) return;
    const at = timestamp(clock);
    const actor = actorOf(askedBy);
    await database.write(async (db) => {
      await addRun(db, {
        runId: v7(),
        beganAt: since,
        endedAt: at,
        askedBy: actor.actor,
        faultCode: made.ok ? null : made.fault.code,
      });
      if (!made.ok) {
        const details = { code: made.fault.code };
        await tellRoles({ newId: v7 }, db, ['admin'], { kind: 'backup-failed', at, details });
      }
      await addAudit(db, {
        lineId: v7(),
        at,
        ...actor,
        area: 'backup',
        kind: made.ok ? 'backup.made' : 'backup.failed',
        subject: made.ok ? made.value.name : made.fault.code,
        details: made.ok ? { bytes: made.value.bytes, files: made.value.files } : {},
      });
    });
    if (made.ok) {
      await this.#prune(0);
    } else {
      this.#parts.logger.error({ fault: made.fault.code }, 'a backup was not made');
    }
  }

  /** Leaves as many as the policy says, less those for which there must be room. */
  async #prune(coming: number): Promise<void> {
    const { keep } = await this.policy();
    await pruneBackups(this.folder(), Math.max(1, keep - coming), this.#parts.clock.nowMs());
  }
}
