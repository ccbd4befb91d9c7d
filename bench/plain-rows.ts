import { openSqlite } from '../shared/storage/sqlite.ts';

/** The storage port with a table of one plain row, which is all that a flush has to be paid for. */
export async function openPlainRows(file: string) {
  const opened = await openSqlite<object>({
    file,
    migrations: {
      first: {
        up: async (db) => {
          await db.schema.createTable('line').addColumn('words', 'text').execute();
        },
      },
    },
  });
  if (!opened.ok) throw new Error(opened.fault.detail);
  const words = 'x'.repeat(400);
  const change = { into: 'line (words)', values: [words] };
  return {
    write: () => opened.value.writeStatement(() => Promise.resolve({ change, value: undefined })),
    close: () => opened.value.close(),
  };
}

const atOnce = 500;

/** Durable writes a second while `atOnce` are under way all the time. */
export async function writesPerSecond(
  write: () => Promise<unknown>,
  writes: number,
): Promise<number> {
  let left = writes;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await write();
      }
    }),
  );
  return writes / ((performance.now() - from) / 1000);
}
