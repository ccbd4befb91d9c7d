import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase } from './tables.ts';

/** A kiosk keeps so many photos; the ones that came first make room. */
const mostKept = 60;

/** Photos of steps of instructions, for when the desk is away. */
export class InstructionPhotoStore {
  private readonly database: KioskDatabase;

  constructor(database: KioskDatabase) {
    this.database = database;
  }

  /** A photo that was shown here before, or null. */
  find(hash: string): Promise<Result<Uint8Array | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('instruction_photo')
        .select('jpeg')
        .where('hash', '=', hash)
        .executeTakeFirst();
      return ok(row?.jpeg ?? null);
    });
  }

  keep(hash: string, jpeg: Uint8Array): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .insertInto('instruction_photo')
          .values({ hash, jpeg })
          .onConflict((conflict) => conflict.column('hash').doNothing())
          .execute();
        await db
          .deleteFrom('instruction_photo')
          .where('seq', 'not in', (eb) =>
            eb.selectFrom('instruction_photo').select('seq').orderBy('seq', 'desc').limit(mostKept),
          )
          .execute();
        return ok(null);
      }),
    );
  }
}
