import type { z } from 'zod';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase } from './tables.ts';

/** Small named documents that survive a restart. */
export class SettingStore {
  private readonly database: KioskDatabase;

  constructor(database: KioskDatabase) {
    this.database = database;
  }

  /** Null when it was never kept or is damaged: every setting can be learnt again. */
  get<S extends z.ZodType>(name: string, schema: S): Promise<Result<z.output<S> | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('setting')
        .select('document')
        .where('name', '=', name)
        .executeTakeFirst();
      return ok(row === undefined ? null : parse(row.document, schema));
    });
  }

  keep(name: string, value: unknown): Promise<Result<null, Fault>> {
    const document = JSON.stringify(value);
    return attempt(() =>
      this.database.write(async (db) => {
        await db
          .insertInto('setting')
          .values({ name, document })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ document }))
          .execute();
        return ok(null);
      }),
    );
  }
}

function parse<S extends z.ZodType>(document: string, schema: S): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(document)).data ?? null;
  } catch {
    // Not JSON: the same as never kept.
    return null;
  }
}
