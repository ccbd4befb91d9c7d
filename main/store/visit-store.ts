import type { Kysely } from 'kysely';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { VisitStep } from '../../shared/domain/visit.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase, KioskTables } from './tables.ts';
import { type StoredVisit, insertStep, loadVisit, whyNotOpen } from './visit-rows.ts';

/** What a new visit is begun with. */
export interface NewVisit {
  readonly visitId: string;
  readonly resumeCode: string;
  readonly firstStep: VisitStep;
}

/**
 * Visits and their steps. Every promise of a change resolves after the change is durable
 * (design 4.1), and every erasure takes the bytes out of the file and its journal too.
 */
export class VisitStore {
  private readonly database: KioskDatabase;

  constructor(database: KioskDatabase) {
    this.database = database;
  }

  begin(visit: NewVisit, nowMs: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .insertInto('visit')
          .values({
            visit_id: visit.visitId,
            resume_code: visit.resumeCode,
            state: 'open',
            left: 0,
            started_at: nowMs,
            active_at: nowMs,
            visit_code: null,
            ticket_number: null,
            delivered_at: null,
          })
          .execute();
        await insertStep(db, visit.visitId, visit.firstStep);
        return ok(null);
      }),
    );
  }

  append(visitId: string, step: VisitStep, nowMs: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        const refusal = await whyNotOpen(db, visitId);
        if (refusal !== null) return err(refusal);
        await insertStep(db, visitId, step);
        await db
          .updateTable('visit')
          .set({ active_at: nowMs })
          .where('visit_id', '=', visitId)
          .execute();
        return ok(null);
      }),
    );
  }

  /** An open visit with all its steps; `visit/closed` when somebody has to give its code first. */
  loadOpen(visitId: string): Promise<Result<StoredVisit, Fault>> {
    return attempt(async () => {
      const refusal = await whyNotOpen(this.database.read, visitId);
      return refusal === null ? loadVisit(this.database.read, visitId) : err(refusal);
    });
  }

  /** Takes up an unfinished visit again; null when no visit has this code. */
  resume(resumeCode: string, nowMs: number): Promise<Result<StoredVisit | null, Fault>> {
    return attempt<StoredVisit | null>(async () => {
      const found = await this.database.write(async (db) => {
        const row = await db
          .selectFrom('visit')
          .select('visit_id')
          .where('resume_code', '=', resumeCode)
          .where('state', '=', 'open')
          .executeTakeFirst();
        if (row === undefined) return null;
        await db
          .updateTable('visit')
          .set({ left: 0, active_at: nowMs })
          .where('visit_id', '=', row.visit_id)
          .execute();
        return row.visit_id;
      });
      return found === null ? ok(null) : loadVisit(this.database.read, found);
    });
  }

  /** The visitor walked away: from now on only the resume code opens it. */
  leave(visitId: string, nowMs: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .updateTable('visit')
          .set({ left: 1, active_at: nowMs })
          .where('visit_id', '=', visitId)
          .where('state', '=', 'open')
          .execute();
        return ok(null);
      }),
    );
  }

  /**
   * Nobody stands before any visit: the screen is gone now, or, when that moment is null, the program has
   * just started and a visit counts as left since its last answer.
   */
  leaveAll(nowMs: number | null): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .updateTable('visit')
          .set(nowMs === null ? { left: 1 } : { left: 1, active_at: nowMs })
          .where('state', '=', 'open')
          .where('left', '=', 0)
          .execute();
        return ok(null);
      }),
    );
  }

  /** Erases an open visit at once. Dropping one that is closed or unknown changes nothing. */
  drop(visitId: string): Promise<Result<null, Fault>> {
    return this.erase((db) =>
      db
        .selectFrom('visit')
        .select('visit_id')
        .where('visit_id', '=', visitId)
        .where('state', '=', 'open')
        .execute(),
    );
  }

  /** Erases every open visit that was left before a moment, or that nothing was heard of since a longer one. */
  expire(leftBeforeMs: number, silentBeforeMs: number): Promise<Result<null, Fault>> {
    return this.erase((db) =>
      db
        .selectFrom('visit')
        .select('visit_id')
        .where('state', '=', 'open')
        .where((either) =>
          either.or([
            either('left', '=', 1).and('active_at', '<=', leftBeforeMs),
            either('active_at', '<=', silentBeforeMs),
          ]),
        )
        .execute(),
    );
  }

  /** Forgets visits that ended before the given moment and owe the desk nothing. */
  forgetEnded(beforeMs: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        const ended = db
          .selectFrom('visit')
          .select('visit_id')
          .where('state', 'in', ['delivered', 'dropped'])
          .where('active_at', '<=', beforeMs);
        await db.deleteFrom('receipt').where('visit_id', 'in', ended).execute();
        await db
          .deleteFrom('visit')
          .where('state', 'in', ['delivered', 'dropped'])
          .where('active_at', '<=', beforeMs)
          .where('visit_id', 'not in', db.selectFrom('photo').select('visit_id'))
          .where('visit_id', 'not in', db.selectFrom('exchange_record').select('visit_id'))
          .where('visit_id', 'not in', db.selectFrom('step_answer').select('visit_id'))
          .execute();
        return ok(null);
      }),
    );
  }

  /** When anything last happened in a visit that nobody left, or null. */
  lastActiveMs(): Promise<Result<number | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('visit')
        .select((select) => select.fn.max<number | null>('active_at').as('last'))
        .where('left', '=', 0)
        .executeTakeFirst();
      return ok(row?.last ?? null);
    });
  }

  /** When the latest visit began, or null. */
  lastStartedMs(): Promise<Result<number | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('visit')
        .select((select) => select.fn.max<number | null>('started_at').as('last'))
        .executeTakeFirst();
      return ok(row?.last ?? null);
    });
  }

  /** Whether somebody stands before a visit that is not finished. */
  isVisited(): Promise<Result<boolean, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('visit')
        .select('visit_id')
        .where('state', '=', 'open')
        .where('left', '=', 0)
        .limit(1)
        .executeTakeFirst();
      return ok(row !== undefined);
    });
  }

  /** How many unfinished visits wait for their code. */
  countResumable(): Promise<Result<number, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('visit')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('state', '=', 'open')
        .where('left', '=', 1)
        .executeTakeFirstOrThrow();
      return ok(row.count);
    });
  }

  addPhoto(visitId: string, hash: string, jpeg: Uint8Array): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        const refusal = await whyNotOpen(db, visitId);
        if (refusal !== null) return err(refusal);
        await db
          .insertInto('photo')
          .values({ visit_id: visitId, hash, jpeg, due: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return ok(null);
      }),
    );
  }

  hasPhoto(visitId: string, hash: string): Promise<Result<boolean, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('photo')
        .select('hash')
        .where('visit_id', '=', visitId)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return ok(row !== undefined);
    });
  }

  /** A photo of an open visit; null when it has no such photo. */
  photo(visitId: string, hash: string): Promise<Result<Uint8Array | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('photo')
        .select('jpeg')
        .where('visit_id', '=', visitId)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return ok(row?.jpeg ?? null);
    });
  }

  private erase(
    which: (db: Kysely<KioskTables>) => Promise<readonly { readonly visit_id: string }[]>,
  ): Promise<Result<null, Fault>> {
    return attempt(async () => {
      const erased = await this.database.write(async (db) => {
        const ids = (await which(db)).map((row) => row.visit_id);
        if (ids.length === 0) return 0;
        await db.deleteFrom('step').where('visit_id', 'in', ids).execute();
        await db.deleteFrom('photo').where('visit_id', 'in', ids).execute();
        await db.deleteFrom('exchange_record').where('visit_id', 'in', ids).execute();
        await db.deleteFrom('step_answer').where('visit_id', 'in', ids).execute();
        await db
          .updateTable('visit')
          .set({ state: 'dropped', resume_code: null })
          .where('visit_id', 'in', ids)
          .execute();
        return ids.length;
      });
      if (erased > 0) await this.database.scrub();
      return ok(null);
    });
  }
}
