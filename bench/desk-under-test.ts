import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { build } from '../scripts/build/build.ts';
import { deskRuntime } from '../scripts/station/desk-runtime.ts';
import { type Program, startProgram } from './processes.ts';

/** The real desk with everything switched on, its kiosk token and an admin's session. */
export interface DeskUnderTest {
  readonly url: string;
  readonly pid: number;
  readonly folder: string;
  readonly program: Program;
  readonly kioskHeaders: Readonly<Record<string, string>>;
  readonly staffHeaders: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..');

/** How a desk is started other than `npm start` does. */
interface Otherwise {
  /** A program that runs the desk inside itself. */
  readonly within?: string;
  /** PostgreSQL in place of SQLite. */
  readonly databaseUrl?: string;
}

/** Starts a desk as `npm start` does, on a data folder of its own. */
export async function startDeskUnderTest({
  within,
  databaseUrl,
}: Otherwise = {}): Promise<DeskUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-bench-'));
  const joinFile = join(folder, 'kiosk', 'join.json');
  await build(['desk'], console.log);
  const entry = join(root, deskRuntime.entry);
  const serve = ['serve', '--data', folder, '--port', '0', '--kiosk-join', joinFile];
  const program = await startProgram(
    within ?? entry,
    within === undefined ? serve : [entry, ...serve],
    onDatabase(databaseUrl),
  );
  const { url, firstSignIn } = program.ready;
  if (firstSignIn === null || firstSignIn === undefined) throw new Error('No first sign-in');
  const { token } = z
    .looseObject({ token: z.string() })
    .parse(JSON.parse(await readFile(joinFile, 'utf8')));
  const { userName, oneTimePassword } = firstSignIn;
  const first = await signedIn(url, 'POST', '/v1/session', '', {
    userName,
    password: oneTimePassword,
  });
  const cookie = await signedIn(url, 'PUT', '/v1/session/password', first, {
    current: oneTimePassword,
    next: 'een lange wachtzin voor metingen',
  });
  const { pid } = program.child;
  if (pid === undefined) throw new Error('The desk has no process');
  return {
    url,
    pid,
    folder,
    program,
    kioskHeaders: { authorization: `Bearer ${token}` },
    staffHeaders: { cookie, origin: url },
    stop: async () => {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts one more desk beside one that stands on PostgreSQL, as a second server would. */
export function startDeskBeside(first: DeskUnderTest, databaseUrl: string): Promise<Program> {
  const serve = ['serve', '--data', first.folder, '--port', '0'];
  return startProgram(join(root, deskRuntime.entry), serve, onDatabase(databaseUrl));
}

function onDatabase(databaseUrl: string | undefined) {
  const chosen = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  return { ...deskRuntime, environment: { ...deskRuntime.environment, ...chosen } };
}

async function signedIn(
  url: string,
  method: string,
  path: string,
  cookie: string,
  body: unknown,
): Promise<string> {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  });
  const set = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || set === undefined) throw new Error(`${path} answered ${response.status}`);
  return set;
}
