import { sql } from 'kysely';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { attempt } from './attempt.ts';
import {
  type Delivery,
  type DueDelivery,
  type TakeAway,
  deliveryFrom,
  keepNumber,
  keepReceipt,
  largestNumber,
  lastNumber,
  parseTakeAway,
} from './outbox-rows.ts';
import type { KioskDatabase } from './tables.ts';
import { type StoredVisit, loadVisit, whyNotOpen } from './visit-rows.ts';

/** What submitting needs besides the stored visit. */
export interface SubmitOrder {
  readonly visitId: string;
  /** Local day of the kiosk, `2026-11-22`: numbers start anew with each. */
  readonly day: string;
  readonly codePrefix: string;
  readonly nowMs: number;
  readonly build: (visit: StoredVisit, kioskCode: string) => Result<TicketIntake, Fault>;
}

/** What stands in the outbox, and what visitors took away. */
export class OutboxStore {
  private readonly database: KioskDatabase;

  constructor(database: KioskDatabase) {
    this.database = database;
  }

  /**
   * Closes a visit, reserves its number from the kiosk's own range and keeps the intake, all in one
   * durable step. From here on the ticket reaches the desk, whatever happens to this program.
   */
  submit(order: SubmitOrder): Promise<Result<Delivery, Fault>> {
    const { visitId, nowMs } = order;
    return attempt(() =>
      this.database.write(async (db) => {
        const refusal = await whyNotOpen(db, visitId);
        if (refusal !== null) return err(refusal);
        const visit = await loadVisit(db, visitId);
        if (!visit.ok) return visit;
        const last = (await lastNumber(db, order.day)) % largestNumber;
        const kioskCode = `${order.codePrefix}${String(last + 1).padStart(2, '0')}`;
        const built = order.build(visit.value, kioskCode);
        if (!built.ok) return built;
        const intake = built.value;
        await keepNumber(db, order.day, last + 1);
        await db
          .insertInto('outbox')
          .values({
            visit_id: visitId,
            submitted_at: nowMs,
            kiosk_code: kioskCode,
            shown: 'none',
            document: JSON.stringify(intake),
            attempts: 0,
            next_try_at: nowMs,
          })
          .execute();
        await db.deleteFrom('step').where('visit_id', '=', visitId).execute();
        await db
          .deleteFrom('photo')
          .where('visit_id', '=', visitId)
          .where('hash', '<>', intake.reason?.photoHash ?? '')
          .execute();
        await db
          .deleteFrom('exchange_record')
          .where('visit_id', '=', visitId)
          .where('hash', '<>', intake.readout?.exchangesHash ?? '')
          .execute();
        await db
          .updateTable('visit')
          .set({ state: 'submitted', resume_code: null, active_at: nowMs })
          .where('visit_id', '=', visitId)
          .execute();
        return ok({ visitId, intake, shown: 'none', attempts: 0 });
      }),
    );
  }

  /** The visitor gets the kiosk's own number; durable before it is shown. */
  showKioskCode(takeAway: TakeAway, nowMs: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .updateTable('outbox')
          .set({ shown: 'kiosk' })
          .where('visit_id', '=', takeAway.visitId)
          .execute();
        await db
          .updateTable('visit')
          .set({ visit_code: takeAway.visitCode })
          .where('visit_id', '=', takeAway.visitId)
          .execute();
        await keepReceipt(db, takeAway, nowMs);
        return ok(null);
      }),
    );
  }

  /** The desk has the ticket: everything personal but what follows it is erased here. */
  delivered(takeAway: TakeAway, ticketNumber: number, nowMs: number): Promise<Result<null, Fault>> {
    const { visitId } = takeAway;
    return attempt(() =>
      this.database.write(async (db) => {
        await db.deleteFrom('outbox').where('visit_id', '=', visitId).execute();
        for (const table of ['photo', 'exchange_record', 'step_answer'] as const) {
          await db.updateTable(table).set({ due: 1 }).where('visit_id', '=', visitId).execute();
        }
        await db
          .updateTable('visit')
          .set({
            state: 'delivered',
            visit_code: takeAway.visitCode,
            ticket_number: ticketNumber,
            delivered_at: nowMs,
            active_at: nowMs,
          })
          .where('visit_id', '=', visitId)
          .execute();
        await keepReceipt(db, takeAway, nowMs);
        return ok(null);
      }),
    );
  }

  /**
   * Tickets that may be tried now, oldest first. None waits longer than `longestWaitMs`: a moment that lies further
   * ahead was written down by a clock that was set back since.
   */
  due(
    nowMs: number,
    longestWaitMs: number,
    limit: number,
  ): Promise<Result<readonly DueDelivery[], Fault>> {
    return attempt(async () => {
      const rows = await this.database.read
        .selectFrom('outbox')
        .selectAll()
        .where((either) =>
          either.or([
            either('next_try_at', '<=', nowMs),
            either('next_try_at', '>', nowMs + longestWaitMs),
          ]),
        )
        // In order of submitting, whatever the machine's clock did meanwhile.
        .orderBy(sql`rowid`)
        .limit(limit)
        .execute();
      return ok(rows.map(deliveryFrom));
    });
  }

  /** One waiting ticket, or null when it was delivered or never submitted. */
  waiting(visitId: string): Promise<Result<DueDelivery | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('outbox')
        .selectAll()
        .where('visit_id', '=', visitId)
        .executeTakeFirst();
      return ok(row === undefined ? null : deliveryFrom(row));
    });
  }

  /** The desk said no; others go first until the given moment. */
  putOff(visitId: string, nextTryAtMs: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .updateTable('outbox')
          .set((set) => ({ next_try_at: nextTryAtMs, attempts: set('attempts', '+', 1) }))
          .where('visit_id', '=', visitId)
          .execute();
        return ok(null);
      }),
    );
  }

  /** When the first waiting ticket may be tried; null when none waits. */
  nextTryAtMs(): Promise<Result<number | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('outbox')
        .select((select) => select.fn.min('next_try_at').as('at'))
        .executeTakeFirst();
      return ok(row?.at ?? null);
    });
  }

  /** Tickets that the desk has not confirmed. */
  countWaiting(): Promise<Result<number, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('outbox')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return ok(row.count);
    });
  }

  /** How many visits wait, and since when the oldest does. */
  waitingSince(): Promise<
    Result<{ readonly length: number; readonly oldestMs: number | null }, Fault>
  > {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('outbox')
        .select((select) => [
          select.fn.countAll<number>().as('length'),
          select.fn.min<number | null>('submitted_at').as('oldestMs'),
        ])
        .executeTakeFirstOrThrow();
      return ok(row);
    });
  }

  /** A photo whose ticket the desk has, or null when none is left. */
  nextPhoto(): Promise<Result<Photo | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('photo')
        .selectAll()
        .where('due', '=', 1)
        .orderBy('visit_id')
        .limit(1)
        .executeTakeFirst();
      return ok(
        row === undefined ? null : { visitId: row.visit_id, hash: row.hash, jpeg: row.jpeg },
      );
    });
  }

  /** The desk has the photo, or will never take it. */
  photoDone(visitId: string, hash: string): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .deleteFrom('photo')
          .where('visit_id', '=', visitId)
          .where('hash', '=', hash)
          .execute();
        return ok(null);
      }),
    );
  }

  takeAway(visitId: string): Promise<Result<TakeAway | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('receipt')
        .select('document')
        .where('visit_id', '=', visitId)
        .executeTakeFirst();
      if (row === undefined) return ok(null);
      const parsed = parseTakeAway(row.document);
      return parsed === null
        ? err(fault('store/failed', 'A stored receipt is damaged'))
        : ok(parsed);
    });
  }

  /** Receipts hold the address of a status page, so they go soon. */
  forgetReceipts(beforeMs: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db.deleteFrom('receipt').where('made_at', '<=', beforeMs).execute();
        return ok(null);
      }),
    );
  }

  /** Takes erased bytes out of the journal too. */
  scrub(): Promise<Result<null, Fault>> {
    return attempt(async () => {
      await this.database.scrub();
      return ok(null);
    });
  }
}

/** A photo on its way to the desk. */
export interface Photo {
  readonly visitId: string;
  readonly hash: string;
  readonly jpeg: Uint8Array;
}
