import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import { SettingStore } from '../../main/store/setting-store.ts';
import { keptTrust, packTrust } from '../../main/update/update-trust.ts';
import { rootOf } from '../../shared/release/trust.ts';
import { rootEnvelope, sampleKeys, trustedOf } from './release-samples.ts';

it('packs begin at the root that releases have reached', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'balie-trust-'));
  const opened = await openKioskDatabase(folder);
  if (!opened.ok) throw new Error(opened.fault.detail);
  const keys = sampleKeys();
  const rootFile = join(folder, 'update-root.json');
  await writeFile(rootFile, JSON.stringify(rootEnvelope(keys)));
  const settings = new SettingStore(opened.value);
  const seen = { version: 7, sha512: 'a'.repeat(128) };
  const root = rootEnvelope(keys, { version: 2 });

  const first = await packTrust(settings, rootFile).load();
  await keptTrust(settings, rootFile).keep({ ...trustedOf(keys), root, targets: seen });
  const later = await packTrust(settings, rootFile).load();
  await opened.value.close();
  await rm(folder, { recursive: true, force: true });

  expect(first.ok && rootOf(first.value).version).toBe(1);
  expect(later).toEqual({ ok: true, value: { root, targets: null, director: null } });
});
