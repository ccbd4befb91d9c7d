import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { releaseOf } from '../../test/integration/release-samples.ts';
import { localFeed } from './local-feed.ts';

it('tells electron-updater of the proven file, and knows no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'balie-feed-'));
  const content = Buffer.from('an installer');
  const release = releaseOf('0.2.0', content, { platform: 'windows-x64' });
  await writeFile(join(folder, 'file'), content);
  const feed = await localFeed(join(folder, 'file'), release);

  const latest: unknown = await (await fetch(`${feed.url}latest.yml`)).json();
  const file = await (await fetch(feed.url + release.file.name)).text();
  const others = await Promise.all(
    ['../latest.yml', 'other.exe', '%2e%2e/file', ''].map((path) => fetch(feed.url + path)),
  );
  const root = await fetch(new URL('/', feed.url));
  await feed.close();
  await rm(folder, { recursive: true });

  const sha512 = Buffer.from(release.file.sha512, 'hex').toString('base64');
  expect(latest).toMatchObject({
    version: '0.2.0',
    path: release.file.name,
    sha512,
    files: [{ url: release.file.name, sha512, size: content.length }],
  });
  expect(file).toBe('an installer');
  expect([...others, root].map(({ status }) => status)).toEqual(Array(5).fill(404));
});
