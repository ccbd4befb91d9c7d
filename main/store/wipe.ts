import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase } from './tables.ts';

/** Every table of the kiosk, those that refer to others first. */
const tables = [
  'step',
  'photo',
  'exchange_record',
  'step_answer',
  'outbox',
  'receipt',
  'visit',
  'test_note',
  'test_page',
  'instruction_photo',
  'setting',
  'code_counter',
] as const;

/** Erases all that this kiosk ever kept, also from the journal; deleted bytes are overwritten by secure_delete. */
export function wipeStore(database: KioskDatabase): Promise<Result<null, Fault>> {
  return attempt(async () => {
    await database.write(async (db) => {
      for (const table of tables) await db.deleteFrom(table).execute();
    });
    await database.scrub();
    return ok(null);
  });
}

/** Whether anything still has to go to the desk, or somebody is busy here. */
export function holdsAnything(database: KioskDatabase): Promise<Result<boolean, Fault>> {
  return attempt(async () => {
    const { read } = database;
    const found = await Promise.all([
      read.selectFrom('outbox').select('visit_id').limit(1).execute(),
      read.selectFrom('photo').select('visit_id').where('due', '=', 1).limit(1).execute(),
      read.selectFrom('exchange_record').select('visit_id').where('due', '=', 1).limit(1).execute(),
      read.selectFrom('step_answer').select('seq').where('due', '=', 1).limit(1).execute(),
      read.selectFrom('test_note').select('seq').limit(1).execute(),
      read
        .selectFrom('visit')
        .select('visit_id')
        .where('state', '=', 'open')
        .where('left', '=', 0)
        .limit(1)
        .execute(),
    ]);
    return ok(found.some((rows) => rows.length > 0));
  });
}
