import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type LimitNode,
  type OperationNode,
  type OffsetNode,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Lends connections to queries, one query at a time on each. */
export interface ConnectionLender {
  borrow(): Promise<SqliteConnection>;
  giveBack(connection: SqliteConnection): void;
}

/**
 * kysely over connections that somebody else owns. Transactions are refused here: they belong to the
 * writer queue (`group-commit.ts`), which alone knows where one begins and ends.
 */
export function sqliteDialect(lender: ConnectionLender): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new LentDriver(lender),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new CompilerWithLimits(),
  };
}

/**
 * Writes limits into the statement. SQLite looks at the value of a bound one when it plans (seen in 3.52), and so
 * plans anew whenever the statement is bound again: longer than many a query takes.
 */
class CompilerWithLimits extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    this.append('limit ');
    this.visitCount(limit);
  }

  protected override visitOffset({ offset }: OffsetNode): void {
    this.append('offset ');
    this.visitCount(offset);
  }

  private visitCount(node: OperationNode): void {
    if (ValueNode.is(node)) this.appendImmediateValue(node.value);
    else this.visitNode(node);
  }
}

class LentDriver implements Driver {
  private readonly lender: ConnectionLender;

  constructor(lender: ConnectionLender) {
    this.lender = lender;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new LentConnection(await this.lender.borrow());
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof LentConnection) this.lender.giveBack(connection.lent);
    return Promise.resolve();
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('Transactions belong to Database.write'));
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  async destroy(): Promise<void> {}
}

class LentConnection implements DatabaseConnection {
  readonly lent: SqliteConnection;

  constructor(lent: SqliteConnection) {
    this.lent = lent;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const outcome = await this.lent.run(query.sql, query.parameters, returnsRows(query.sql));
    return {
      // kysely types rows by the query that it compiled itself; the driver cannot know them.
      rows: [...outcome.rows] as R[],
      numAffectedRows: BigInt(outcome.changes),
      insertId: BigInt(outcome.lastRowId),
    };
  }

  // oxlint-disable-next-line require-yield -- kysely asks for the method; nothing here streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Streaming is not offered: page the query');
  }
}

/** SQLite returns rows from everything but data changes without RETURNING. */
function returnsRows(sql: string): boolean {
  return !/^\s*(insert|update|delete|replace)\b/iu.test(sql) || /\breturning\b/iu.test(sql);
}
