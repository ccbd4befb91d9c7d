import type { SqliteConnection } from './sqlite-connection.ts';
import type { ConnectionLender } from './sqlite-dialect.ts';

/** Read-only connections to one file; a query that finds none free waits its turn. */
export class ReaderPool implements ConnectionLender {
  private readonly all: readonly SqliteConnection[];
  private readonly free: SqliteConnection[];
  private readonly waiting: ((connection: SqliteConnection) => void)[] = [];

  private constructor(connections: readonly SqliteConnection[]) {
    this.all = connections;
    this.free = [...connections];
  }

  static async open(
    connect: () => Promise<SqliteConnection>,
    count: number,
    cacheKilobytes: number,
  ): Promise<ReaderPool> {
    const connections: SqliteConnection[] = [];
    for (let made = 0; made < count; made += 1) {
      const connection = await connect();
      await connection.exec(
        `PRAGMA query_only=ON; PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF;
         PRAGMA cache_size=-${cacheKilobytes};`,
      );
      connections.push(connection);
    }
    return new ReaderPool(connections);
  }

  borrow(): Promise<SqliteConnection> {
    const connection = this.free.pop();
    if (connection !== undefined) return Promise.resolve(connection);
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  giveBack(connection: SqliteConnection): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(connection);
    else next(connection);
  }

  async close(): Promise<void> {
    for (const _ of this.all) await this.borrow();
    for (const connection of this.all) await connection.close();
  }
}
