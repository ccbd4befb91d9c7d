import { z } from 'zod';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import { type TestPage, testPageSchema } from '../../shared/contract/tester-page.ts';
import { mostNotes, testNoteSchema } from '../../shared/domain/acceptance/test-note.ts';
import { readoutSchema } from '../../shared/domain/readout.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase } from './tables.ts';

/** A note with what the desk gets beside it. */
export const keptNoteSchema = z.strictObject({
  note: testNoteSchema,
  /** Of the device of a run that is begun; null when it was chosen by hand. */
  readout: readoutSchema.nullable(),
});
export type KeptNote = Readonly<z.infer<typeof keptNoteSchema>>;

export interface WaitingNote {
  readonly seq: number;
  readonly code: string;
  /** Null when the row cannot be read any more. */
  readonly kept: KeptNote | null;
  readonly jpeg: Uint8Array | null;
}

/** What testers did at this kiosk and the desk does not have yet, and the pages that they had open. */
export class TestStore {
  private readonly database: KioskDatabase;

  constructor(database: KioskDatabase) {
    this.database = database;
  }

  /** Keeps the page of a tester, for when the desk is away. */
  keepPage(code: string, page: TestPage): Promise<Result<null, Fault>> {
    const document = JSON.stringify(page);
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .insertInto('test_page')
          .values({ code, document })
          .onConflict((conflict) => conflict.column('code').doUpdateSet({ document }))
          .execute();
        return ok(null);
      }),
    );
  }

  /** Null when this tester had no page here. */
  page(code: string): Promise<Result<TestPage | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('test_page')
        .select('document')
        .where('code', '=', code)
        .executeTakeFirst();
      return ok(row === undefined ? null : parsed(row.document, testPageSchema));
    });
  }

  add(code: string, kept: KeptNote, jpeg: Uint8Array | null): Promise<Result<null, Fault>> {
    const document = JSON.stringify(kept);
    return attempt(() =>
      this.database.write(async (db) => {
        await db.insertInto('test_note').values({ code, document, jpeg }).execute();
        return ok(null);
      }),
    );
  }

  /** The notes of one tester, oldest first. */
  notesOf(code: string): Promise<Result<KeptNote[], Fault>> {
    return attempt(async () => {
      const rows = await this.database.read
        .selectFrom('test_note')
        .select('document')
        .where('code', '=', code)
        .orderBy('seq')
        .limit(mostNotes)
        .execute();
      return ok(rows.flatMap(({ document }) => parsed(document, keptNoteSchema) ?? []));
    });
  }

  /** The oldest that waits, of anybody. */
  next(): Promise<Result<WaitingNote | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('test_note')
        .selectAll()
        .orderBy('seq')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return ok(null);
      const { seq, code, document, jpeg } = row;
      return ok({ seq, code, kept: parsed(document, keptNoteSchema), jpeg });
    });
  }

  /** The desk has it, or will never take it. */
  done(seq: number): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db.deleteFrom('test_note').where('seq', '=', seq).execute();
        return ok(null);
      }),
    );
  }

  /** Nobody stands here: only the pages of those stay of whom something waits. */
  forgetPages(): Promise<Result<null, Fault>> {
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .deleteFrom('test_page')
          .where('code', 'not in', (eb) => eb.selectFrom('test_note').select('code'))
          .execute();
        return ok(null);
      }),
    );
  }
}

function parsed<S extends z.ZodType>(document: string, schema: S): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(document)).data ?? null;
  } catch {
    // Not JSON: a damaged row says nothing.
    return null;
  }
}
