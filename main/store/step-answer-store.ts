import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type ToldStep, toldStepSchema } from '../../shared/domain/kiosk-instruction.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase } from './tables.ts';

/** An answer on its way to the desk; null when its row cannot be read any more. */
export interface WaitingAnswer {
  readonly seq: number;
  readonly visitId: string;
  readonly told: ToldStep | null;
}

/** What visitors said of steps of instructions, until the desk has their ticket and then this. */
export class StepAnswerStore {
  private readonly database: KioskDatabase;

  constructor(database: KioskDatabase) {
    this.database = database;
  }

  /** Keeps what was said in a visit, also after it got its number: an instruction is read while one waits. */
  add(visitId: string, told: ToldStep): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        const visit = await db
          .selectFrom('visit')
          .select('state')
          .where('visit_id', '=', visitId)
          .executeTakeFirst();
        if (visit === undefined) return err(fault('visit/unknown', 'No such visit'));
        if (visit.state === 'dropped') return err(fault('visit/closed', 'The visit is dropped'));
        await db
          .insertInto('step_answer')
          .values({
            visit_id: visitId,
            document: JSON.stringify(told),
            due: visit.state === 'delivered' ? 1 : 0,
          })
          .execute();
        return ok(null);
      }),
    );
  }

  /** The oldest answer whose ticket the desk has, or null when none is left. */
  next(): Promise<Result<WaitingAnswer | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('step_answer')
        .selectAll()
        .where('due', '=', 1)
        .orderBy('seq')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return ok(null);
      return ok({ seq: row.seq, visitId: row.visit_id, told: parseTold(row.document) });
    });
  }

  /** The desk has it, or will never take it. */
  done({ seq }: WaitingAnswer): Promise<Result<null, Fault>> {
    return attempt(async () => {
      await this.database.write((db) =>
        db.deleteFrom('step_answer').where('seq', '=', seq).execute(),
      );
      await this.database.scrub();
      return ok(null);
    });
  }
}

/** Total: any text gives an answer or null. */
function parseTold(document: string): ToldStep | null {
  try {
    return toldStepSchema.safeParse(JSON.parse(document)).data ?? null;
  } catch {
    // Not JSON: the same as any other damage.
    return null;
  }
}
