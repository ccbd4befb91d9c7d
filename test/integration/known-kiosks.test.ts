import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from '../../shared/storage/sqlite.ts';
import { provisionKiosk } from '../../desk/store/kiosk-store.ts';
import { migrations } from '../../desk/store/migrations.ts';
import type { DeskDatabase, Tables } from '../../desk/store/tables.ts';
import { KnownKiosks } from '../../desk/auth/known-kiosks.ts';

let folder: string;
let database: DeskDatabase;
let nowMs = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-kiosks-'));
  const opened = await openSqlite<Tables>({ file: join(folder, 'desk.sqlite'), migrations });
  if (!opened.ok) throw new Error(opened.fault.detail);
  database = opened.value;
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const give = (tokenHash: string) =>
  database.write((db) =>
    provisionKiosk(
      db,
      {
        kioskId: '0190a1b2-0000-7000-8000-000000000001',
        name: 'Hal',
        tokenHash,
        at: '2026-11-22T09:00:00.000Z',
      },
      ['B'],
    ),
  );

it('knows a kiosk by its token, and forgets a withdrawn token within five seconds', async () => {
  const kiosks = new KnownKiosks(database, { nowMs: () => nowMs });
  await give('old');

  expect((await kiosks.find('old'))?.name).toBe('Hal');
  await give('new');
  expect((await kiosks.find('new'))?.name).toBe('Hal');
  nowMs += 5001;
  expect(await kiosks.find('old')).toBeNull();
});

it('looks an unknown token up every time, so that a new kiosk is known at once', async () => {
  const kiosks = new KnownKiosks(database, { nowMs: () => nowMs });

  expect(await kiosks.find('token')).toBeNull();
  await give('token');
  expect((await kiosks.find('token'))?.codePrefix).toBe('B');
});
