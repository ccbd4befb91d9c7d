import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import { BackupKeeper } from '../../desk/backup/backup-keeper.ts';
import { checkBackup } from '../../desk/backup/check-backup.ts';
import { readWhole } from '../../desk/backup/folder-files.ts';
import { listBackups } from '../../desk/backup/kept-backups.ts';
import { makeBackup } from '../../desk/backup/make-backup.ts';
import { restoreBackup } from '../../desk/backup/restore-backup.ts';
import { directorKey } from '../../desk/update/director-key.ts';
import { deskRuntime } from '../../scripts/station/desk-runtime.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

const madeAt = '2026-11-27T03:00:00.000Z';
const signal = new AbortController().signal;
let folder: string;
let desk: StartedDesk;
let shiftMs = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-backup-'));
  desk = await startDesk({
    dataFolder: join(folder, 'data'),
    clock: { nowMs: () => Date.now() + shiftMs },
    settings: { backupFolder: join(folder, 'kept') },
  });
});
afterEach(async () => {
  shiftMs = 0;
  await desk.stop();
  await rm(folder, { recursive: true, force: true });
});

it('backs a desk up while visitors come in, and gives the same desk back elsewhere', async () => {
  await desk.admin.call('person.import', {
    body: {
      people: [
        {
          staffNumber: '100001',
          badgeNumbers: [],
          firstName: 'Noor',
          lastName: 'V',
          department: null,
        },
      ],
    },
  });
  const key = await directorKey(desk.dataFolder);
  const photo = 'a'.repeat(64);
  await mkdir(join(desk.dataFolder, 'attachments'), { recursive: true });
  await writeFile(join(desk.dataFolder, 'attachments', photo), 'a photo');
  await mkdir(join(desk.dataFolder, 'releases'));
  await writeFile(join(desk.dataFolder, 'releases', 'large'), 'a release');
  const visits: TicketIntake[] = [];
  const acknowledged = new Map<string, string>();
  let isMade = false;
  const sending = Array.from({ length: 8 }, async () => {
    while (!isMade && visits.length < 150) {
      const body = intake();
      visits.push(body);
      const { ticketId } = await desk.kiosk.call('ticket.create', { body });
      acknowledged.set(body.visitId, ticketId);
    }
  });
  await vi.waitUntil(() => acknowledged.size >= 20, { interval: 1, timeout: 20_000 });
  const before = new Map(acknowledged);

  const made = await backUpNow();
  isMade = true;
  await Promise.all(sending);
  const backup = join(folder, 'kept', made.name);
  const elsewhere = join(folder, 'elsewhere');
  const restored = await restore(backup, elsewhere);
  const [copied, again] = [tablesOf(backup), tablesOf(elsewhere)];
  const other = await startDesk({ dataFolder: elsewhere });
  const replies = new Map<string, string>();
  for (const body of visits.filter(({ visitId }) => before.has(visitId))) {
    const { ticketId } = await other.kiosk.call('ticket.create', { body });
    replies.set(body.visitId, ticketId);
  }
  const person = await other.kiosk.call('person.by-badge', { params: { badgeNumber: '100001' } });
  await other.stop();

  expect(restored.ok).toBe(true);
  expect(before.size).toBeLessThan(acknowledged.size);
  expect(replies).toEqual(before);
  expect(copied.get('ticket')?.length).toBeGreaterThanOrEqual(before.size);
  expect(copied.get('ticket')?.length).toBeLessThanOrEqual(acknowledged.size);
  expect(copied.get('ticket')).toHaveLength(copied.get('event')?.length ?? 0);
  for (const [table, rows] of copied) {
    if (!['session', 'audit_line', 'audit_head'].includes(table)) {
      expect(again.get(table)).toEqual(rows);
    }
  }
  expect(copied.get('session')).not.toEqual([]);
  expect(again.get('session')).toEqual([]);
  expect(again.get('audit_line')?.at(-1)).toMatchObject({ kind: 'backup.restored' });
  expect(person.firstName).toBe('Noor');
  expect(await readFile(join(elsewhere, 'attachments', photo), 'utf8')).toBe('a photo');
  expect((await directorKey(elsewhere)).keyId).toBe(key.keyId);
  expect(await readdir(backup)).not.toContain('releases');
  for (const file of ['desk.sqlite', 'manifest.json', 'update-director.key']) {
    expect((await stat(join(backup, file))).mode & 0o777).toBe(0o600);
  }
});

it('counts no backup that was killed in the middle, and makes the next one whole', async () => {
  const files = join(desk.dataFolder, 'ticket-files');
  await mkdir(files, { recursive: true });
  for (let file = 0; file < 60; file += 1) {
    await writeFile(join(files, `file-${file}`), Buffer.alloc(400_000, file));
  }
  const kept = join(folder, 'kept');
  let halves = 0;
  for (const afterMs of [0, 30, 80, 150]) {
    const child = launch(['backup', '--to', kept]);
    await vi.waitUntil(async () => (await parts(kept)).length > halves, {
      timeout: 20_000,
      interval: 5,
    });
    await pause(afterMs);
    child.kill('SIGKILL');
    await once(child, 'exit');
    halves = (await parts(kept)).length;
    for (const { name } of await listBackups(kept)) {
      expect((await checkBackup(join(kept, name), signal)).ok).toBe(true);
    }
  }
  const whole = await listBackups(kept);

  const child = launch(['backup', '--to', kept]);
  await once(child, 'exit');
  const after = await listBackups(kept);

  expect(halves).toBeGreaterThan(0);
  expect(child.exitCode).toBe(0);
  expect(after).toHaveLength(whole.length + 1);
  expect(after[0]?.files).toBe(61);
  expect(await restore(join(kept, after[0]?.name ?? ''), join(folder, 'back'))).toMatchObject({
    ok: true,
  });
});

it('refuses to restore what is broken or newer, and over anything that is there', async () => {
  await desk.kiosk.call('ticket.create', { body: intake() });
  const files = join(desk.dataFolder, 'ticket-files');
  await mkdir(files, { recursive: true });
  await writeFile(join(files, 'one'), 'of a ticket');
  const made = await backUpNow();
  const whole = join(folder, 'kept', made.name);
  const broken = async (harm: (copy: string) => Promise<unknown>) => {
    const copy = await mkdtemp(join(folder, 'copy-'));
    await cp(whole, copy, { recursive: true });
    await harm(copy);
    const answer = await restore(copy, join(folder, 'fresh'));
    return answer.ok ? 'restored' : answer.fault.code;
  };

  expect({
    changed: await broken((copy) => writeFile(join(copy, 'ticket-files', 'one'), 'of a tickeT')),
    short: await broken((copy) => truncate(join(copy, 'desk.sqlite'), 8192)),
    missing: await broken((copy) => rm(join(copy, 'ticket-files', 'one'))),
    unnamed: await broken((copy) => rm(join(copy, 'manifest.json'))),
    outside: await broken((copy) =>
      rewrite(copy, (manifest) => manifest.replace('ticket-files/one', 'ticket-files/../../one')),
    ),
    newer: await broken(async (copy) => {
      const database = new DatabaseSync(join(copy, 'desk.sqlite'));
      database.exec(
        "insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999')",
      );
      database.close();
      await reseal(copy);
    }),
    there: await restore(whole, desk.dataFolder).then((answer) => answer.ok || answer.fault.code),
    left: (await readdir(folder)).filter((name) => name.includes('fresh')),
  }).toEqual({
    changed: 'backup/broken',
    short: 'backup/broken',
    missing: 'backup/broken',
    unnamed: 'backup/broken',
    outside: 'backup/broken',
    newer: 'backup/newer',
    there: 'backup/not-empty',
    left: [],
  });
});

it('lets admins begin a backup, see how it went, and keep as many as they say', async () => {
  const technician = await desk.staff('technician');
  const refused = await technician.refusal('backup.make', {});
  await desk.admin.call('backup.change-policy', { body: { hour: 4, keep: 1 } });
  const once1 = await makeAndWait();
  const once2 = await makeAndWait();

  expect(refused.code).toBe('auth/forbidden');
  expect(once1.backups).toHaveLength(1);
  expect(once2).toMatchObject({
    possible: true,
    policy: { hour: 4, keep: 1 },
    latest: { askedBy: 'Admin', faultCode: null },
  });
  expect(once2.backups).toHaveLength(1);
  expect(once2.backups[0]?.name).not.toBe(once1.backups[0]?.name);
});

it('makes the backup of the day by itself', async () => {
  const { backups } = desk.desk.context;
  await backups.look();
  const early = backups.runningSince();
  shiftMs = 27 * 60 * 60 * 1000;

  await backups.look();
  await vi.waitUntil(() => backups.runningSince() === null, { timeout: 20_000 });

  expect(early).toBeNull();
  expect(await listBackups(backups.folder())).toHaveLength(1);
});

it('takes no backup of a clock that was ahead for the one of today, and lists those that can be read', async () => {
  const { backups } = desk.desk.context;
  await backUpNow('2031-01-01T03:00:00.000Z');
  // As one that another user made: it is there and says nothing.
  await mkdir(join(backups.folder(), 'balie-2026-11-26T030000Z', 'manifest.json'), {
    recursive: true,
  });
  shiftMs = 27 * 60 * 60 * 1000;

  await backups.look();
  await vi.waitUntil(() => backups.runningSince() === null, { timeout: 20_000 });

  expect(await listBackups(backups.folder())).toHaveLength(2);
});

it('tells admins when a backup cannot be written', async () => {
  await writeFile(join(folder, 'kept'), 'a file where the folder should be');

  const failed = await makeAndWait();
  const { notices } = await desk.admin.call('notice.list', {});

  expect(failed).toMatchObject({ latest: { faultCode: 'store/failed' }, backups: [] });
  expect(notices).toMatchObject([{ kind: 'backup-failed', details: { code: 'store/failed' } }]);
});

it('begins no backup for which the disk has no room, and leaves nothing behind', async () => {
  const { size } = await stat(join(desk.dataFolder, 'desk.sqlite'));
  const to = join(folder, 'kept');
  const freeBytes = (bytes: number) => () => Promise.resolve(bytes);
  const order = { dataFolder: desk.dataFolder, to, madeAt, signal };

  const made = await makeBackup({ ...order, freeBytes: freeBytes(size) });

  expect(made).toMatchObject({ ok: false, fault: { code: 'store/full' } });
  expect(await readdir(to)).toEqual([]);
  expect((await makeBackup({ ...order, freeBytes: freeBytes(1024 ** 3) })).ok).toBe(true);
});

it('makes room by the policy when the disk has none, and never takes the newest away', async () => {
  const { database, clock } = desk.desk.context;
  const settings = { ...desk.desk.context.settings, dataFolder: desk.dataFolder };
  await desk.admin.call('backup.change-policy', { body: { hour: 4, keep: 2 } });
  for (const day of ['24', '25']) await backUpNow(`2026-11-${day}T03:00:00.000Z`);
  let most = 1;
  const freeBytes = async (to: string) => ((await readdir(to)).length > most ? 0 : 1024 ** 3);
  const keeper = new BackupKeeper({
    ...{ database, clock, settings, logger: pino({ level: 'silent' }), freeBytes },
  });
  const made = async () => {
    keeper.begin(null);
    await vi.waitUntil(() => keeper.runningSince() === null, { timeout: 20_000 });
    return (await listBackups(keeper.folder())).map(({ madeAt: at }) => at);
  };

  const first = await made();
  most = 0;
  const second = await made();

  expect(first).toEqual([expect.any(String), '2026-11-25T03:00:00.000Z']);
  expect(second).toEqual(first.slice(0, 1));
});

it('says on PostgreSQL what to use instead', async () => {
  const child = launch(['backup', '--to', join(folder, 'kept')], {
    DATABASE_URL: 'postgres://balie@127.0.0.1:1/balie',
  });
  const chunks: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  await once(child, 'close');

  expect(child.exitCode).toBe(1);
  expect(chunks.join('')).toContain('pg_dump');
});

async function makeAndWait() {
  await desk.admin.call('backup.make', {});
  return vi.waitUntil(
    async () => {
      const standing = await desk.admin.call('backup.standing', {});
      return standing.runningSince === null ? standing : null;
    },
    { timeout: 20_000, interval: 20 },
  );
}

async function backUpNow(at = madeAt) {
  const made = await makeBackup({
    dataFolder: desk.dataFolder,
    to: join(folder, 'kept'),
    madeAt: at,
    signal,
  });
  if (!made.ok) throw new Error(made.fault.detail);
  return made.value;
}

function restore(from: string, dataFolder: string) {
  return restoreBackup({ from, dataFolder, at: madeAt, newId: desk.desk.context.newId });
}

function launch(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return fork(deskRuntime.entry, [...args, '--data', desk.dataFolder], {
    execArgv: [...deskRuntime.execArgv],
    env: { ...process.env, ...deskRuntime.environment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function parts(kept: string): Promise<readonly string[]> {
  try {
    return (await readdir(kept)).filter((name) => name.endsWith('.part'));
  } catch {
    // The first backup has not begun yet.
    return [];
  }
}

/** All rows of all tables that are not an index of something else. */
function tablesOf(data: string): ReadonlyMap<string, readonly Record<string, unknown>[]> {
  const database = new DatabaseSync(join(data, 'desk.sqlite'), { readOnly: true });
  const names = database
    .prepare("select name from sqlite_schema where type = 'table' and sql not like '%fts5%'")
    .all()
    .map(({ name }) => String(name));
  const tables = new Map(
    names.map((name) => [name, database.prepare(`select * from "${name}" order by 1`).all()]),
  );
  database.close();
  return tables;
}

async function rewrite(copy: string, change: (text: string) => string): Promise<void> {
  const file = join(copy, 'manifest.json');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** Makes the manifest fit a database that was changed on purpose. */
async function reseal(copy: string): Promise<void> {
  const read = await readWhole(join(copy, 'desk.sqlite'), signal);
  await rewrite(copy, (text) =>
    text.replace(
      /"path": "desk\.sqlite",\s*"bytes": \d+,\s*"sha256": "[0-9a-f]+"/u,
      `"path": "desk.sqlite", "bytes": ${read.bytes}, "sha256": "${read.sha256}"`,
    ),
  );
}
