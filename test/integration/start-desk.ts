import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { ordinaryRules } from '../../shared/domain/desk-rules.ts';
import { type Clock, systemClock } from '../../shared/base/clock.ts';
import type { Role } from '../../shared/contract/desk-contract.ts';
import { ensureFirstAdmin } from '../../desk/auth/account-handlers.ts';
import { newToken, tokenHash } from '../../desk/auth/token.ts';
import { type Desk, createDesk } from '../../desk/desk.ts';
import { kioskPrefixes } from '../../desk/queue/visit-code.ts';
import { type DeskSettings, defaultSettings } from '../../desk/settings.ts';
import { provisionKiosk } from '../../desk/store/kiosk-store.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import { announcerOf } from '../../desk/store/postgres-announcer.ts';
import { DeskVisitor } from './desk-visitor.ts';

/** What a desk of a test may have otherwise. */
export interface StartDeskOptions {
  readonly clock?: Clock;
  /** Kept when given; else a folder of its own that goes when the desk stops. */
  readonly dataFolder?: string;
  readonly databaseUrl?: string | null;
  readonly port?: number;
  readonly settings?: Partial<DeskSettings>;
}

/** A real desk on a real database, listening on this machine. */
export interface StartedDesk {
  readonly url: string;
  readonly dataFolder: string;
  readonly desk: Desk;
  /** Nobody: no cookie, no token. */
  readonly anonymous: DeskVisitor;
  readonly kiosk: DeskVisitor;
  readonly kioskToken: string;
  /** Signed in, with a password that need not be changed. */
  readonly admin: DeskVisitor;
  /** A new account of this role, signed in and past its first password. */
  staff(role: Role, name?: string): Promise<DeskVisitor>;
  stop(): Promise<void>;
}

/** The password of the admin and of every account that a started desk makes. */
export const testPassword = 'a long test password';

/** Starts a desk the way desk/main.ts does, in this process. */
export async function startDesk(options: StartDeskOptions = {}): Promise<StartedDesk> {
  const clock = options.clock ?? systemClock;
  const databaseUrl = options.databaseUrl ?? null;
  const dataFolder = options.dataFolder ?? (await newFolder(databaseUrl === null));
  const opened = await openDatabase(dataFolder, databaseUrl, ignore);
  if (!opened.ok) throw new Error(opened.fault.detail);
  const database = opened.value;
  const desk = await createDesk({
    clock,
    database,
    announcer: await announcerOf(databaseUrl, database, ignore),
    logger: pino({ level: 'fatal' }),
    settings: {
      ...defaultSettings,
      // The visits of all tests are alike; the tests of problems say how many make one.
      ordinaryRules: { ...ordinaryRules, problemVisits: 1_000 },
      publicUrl: 'http://127.0.0.1:4750',
      dataFolder,
      rendererFolder: join(dataFolder, 'renderer'),
      ...options.settings,
    },
  });
  const url = await desk.app.listen({ host: '127.0.0.1', port: options.port ?? 0 });

  const kioskToken = newToken();
  const at = new Date(clock.nowMs()).toISOString();
  await database.write((db) =>
    provisionKiosk(
      db,
      { kioskId: desk.context.newId(), name: 'Hall', tokenHash: tokenHash(kioskToken), at },
      kioskPrefixes(),
    ),
  );
  const first = await ensureFirstAdmin(desk.context);
  const admin =
    first === null
      ? await DeskVisitor.signedIn(url, 'admin', testPassword)
      : await DeskVisitor.past(url, first.userName, first.oneTimePassword, testPassword);

  return {
    url,
    dataFolder,
    desk,
    anonymous: new DeskVisitor(url, {}),
    kiosk: new DeskVisitor(url, { authorization: `Bearer ${kioskToken}` }),
    kioskToken,
    admin,
    staff: async (role, name = role) => {
      const userName = `${role}-${Math.random().toString(36).slice(2)}`;
      const { oneTimePassword } = await admin.call('account.create', {
        body: { userName, name, role },
      });
      return DeskVisitor.past(url, userName, oneTimePassword, testPassword);
    },
    stop: async () => {
      await desk.stop();
      await database.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function newFolder(holdsDatabase: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-desk-'));
  if (holdsDatabase) {
    newFile ??= makeFile();
    await writeFile(join(folder, databaseFile), await newFile);
  }
  return folder;
}

const databaseFile = 'desk.sqlite';

/** The database of a desk at its first start: every schema change there ever was takes half a second. */
let newFile: Promise<Buffer> | null = null;

async function makeFile(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-first-'));
  try {
    const made = await openDatabase(folder, null, ignore);
    if (!made.ok) throw new Error(made.fault.detail);
    await made.value.close();
    return await readFile(join(folder, databaseFile));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lost connections are part of some tests. */
function ignore(): void {}
