import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ticketProof } from '../../main/desk/desk-client.ts';
import type { Directive, Release } from '../../shared/domain/release/documents.ts';
import { type AttackedKind, kioskId, offered, running } from './attacked-kind.ts';
import { withstandsHostileDelivery } from './delivery-attacks.ts';
import { withstandsHostileFeed } from './feed-attacks.ts';
import { type HostileFeed, hostileFeed } from './hostile-feed.ts';
import {
  bundleOf,
  directorDocument,
  installOf,
  releaseOf,
  rootEnvelope,
  sampleKeys,
  sampleNowMs,
  targetsDocument,
} from './release-samples.ts';
import { type UpdateKiosk, outcomeOf, updateKiosk } from './update-kiosk.ts';

const versionOf = (number: number) => `0.${number}.0`;
const content = Buffer.alloc(300_000, `version ${versionOf(offered)} `);
const proof = ticketProof('a token of a kiosk that is long enough');

const releases: AttackedKind = {
  name: 'a release',
  takes: 'install',
  content,
  evil: Buffer.alloc(content.length, 'something evil '),
  listed: (number, bytes) => releaseOf(versionOf(number), bytes),
  // Whatever an attack lists began as a release.
  list: (listed, other) => targetsDocument(listed as readonly Release[], other),
  directive: (listed) => installOf(listed as Release),
  word: (id, targets, directive, other) =>
    directorDocument(id, targets, directive as Directive, other),
  async start(options) {
    const kiosk = await updateKiosk({ ...options, proof, version: versionOf(running) });
    return {
      outcome: () => outcomeOf(kiosk),
      has: async () => Number(/^version 0\.(\d+)\./u.exec(await kiosk.program())?.[1]),
      changes: () => kiosk.restarts(),
      downloaded: () => readdir(kiosk.downloads),
      stop: () => kiosk.stop(),
    };
  },
};

withstandsHostileFeed(releases);
withstandsHostileDelivery(releases);

const keys = sampleKeys();
let feed: HostileFeed;
let kiosk: UpdateKiosk;
beforeEach(async () => {
  feed = await hostileFeed();
  const options = { url: feed.url, proof, kioskId, nowMs: () => sampleNowMs };
  kiosk = await updateKiosk({ ...options, root: rootEnvelope(keys) });
});
afterEach(async () => {
  await kiosk.stop();
  await feed.stop();
});

it('wrong target: takes no release for another platform', async () => {
  feed.gives(content);
  const other = releaseOf('0.2.0', content, { platform: 'windows-x64' });
  feed.says(bundleOf(keys, kioskId, other));

  expect(await outcomeOf(kiosk)).toBe('update/not-listed');
  expect([await kiosk.program(), kiosk.restarts()]).toEqual(['version 0.1.0', 0]);
});

it('proves the file once more in its slot', async () => {
  feed.says(bundleOf(keys, kioskId, releaseOf('0.2.0', content)));
  feed.gives(content);

  expect(await outcomeOf(kiosk)).toBe('install');
  expect(await kiosk.slots.isWhole('a')).toBe(true);
});
