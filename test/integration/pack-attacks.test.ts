import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListedPack, PackWord } from '../../shared/domain/release/documents.ts';
import { sha512Of } from '../../shared/release/sign.ts';
import { type AttackedKind, kioskId, offered, running } from './attacked-kind.ts';
import { withstandsHostileDelivery } from './delivery-attacks.ts';
import { withstandsHostileFeed } from './feed-attacks.ts';
import { type HostileFeed, hostileFeed } from './hostile-feed.ts';
import { type PackKiosk, lookedAt, packKiosk } from './pack-kiosk.ts';
import { listedPack, packFile } from './pack-samples.ts';
import {
  bundleOf,
  directorDocument,
  releaseOf,
  rootEnvelope,
  sampleKeys,
  sampleNowMs,
  signed,
  targetsDocument,
} from './release-samples.ts';

const content = packFile(offered, {}, 200_000);

function toUse({ number, file }: ListedPack): PackWord['directive'] {
  return { do: 'use', number, size: file.size, sha512: file.sha512 };
}

const packs: AttackedKind = {
  name: 'a reader pack',
  takes: 'use',
  content,
  evil: packFile(offered, { madeAt: '2026-11-28T09:00:00.000Z' }, content.length, '\n'),
  listed: listedPack,
  // Whatever an attack lists began as a pack.
  list: (listed, other) => targetsDocument([], { packs: listed as ListedPack[], ...other }),
  directive: (listed) => toUse(listed as ListedPack),
  word: (id, targets, directive, other) => ({
    ...directorDocument(id, targets, { do: 'stay' }, other),
    type: 'reader-pack',
    directive: other?.directive ?? directive,
  }),
  async start(options) {
    const kiosk = await packKiosk({ ...options, builtIn: running });
    return {
      outcome: () => lookedAt(kiosk),
      has: () => Promise.resolve(kiosk.given.at(-1)?.number ?? running),
      changes: () => kiosk.given.length - 1,
      downloaded: () => kiosk.downloaded(),
      stop: () => kiosk.stop(),
    };
  },
};

withstandsHostileFeed(packs);
withstandsHostileDelivery(packs);

describe('a kiosk that is offered a pack', () => {
  const keys = sampleKeys();
  let feed: HostileFeed;
  let kiosk: PackKiosk;
  let version: number;
  beforeEach(async () => {
    version = 0;
    feed = await hostileFeed();
    const root = rootEnvelope(keys);
    kiosk = await packKiosk({ url: feed.url, kioskId, root, nowMs: () => sampleNowMs });
  });
  afterEach(async () => {
    await kiosk.stop();
    await feed.stop();
  });

  const offer = (listed: ListedPack, bytes: Uint8Array) => {
    version += 1;
    feed.gives(bytes);
    const targets = signed(targetsDocument([], { version, packs: [listed] }), keys.targets);
    const pinned = { version, sha512: sha512Of(targets.signed) };
    const word = packs.word(kioskId, targets, toUse(listed), { version, targets: pinned });
    feed.says({ roots: [], targets, director: signed(word, keys.director) });
  };

  it('takes no word on releases for one on packs, and none on packs for one on releases', async () => {
    feed.says(bundleOf(keys, kioskId, releaseOf('0.2.0', content)));

    expect(await lookedAt(kiosk)).toBe('update/garbled');
  });

  it('takes none that its program cannot read, by the list or by itself', async () => {
    offer(listedPack(2, packFile(2), { readableFrom: '0.2.0' }), packFile(2));
    const tooNew = await lookedAt(kiosk);
    const odd = Buffer.from(JSON.stringify({ type: 'reader-pack', number: 2, code: 'while(1);' }));
    offer(listedPack(2, odd), odd);
    const broken = await lookedAt(kiosk);
    offer(listedPack(2, packFile(3)), packFile(3));
    const misnamed = await lookedAt(kiosk);

    expect([tooNew, broken, misnamed]).toEqual([
      'update/not-installable',
      'pack/broken',
      'pack/broken',
    ]);
    expect(kiosk.given).toEqual([null]);
    expect(kiosk.packs().told).toMatchObject({
      running: 1,
      refused: { number: 2, because: 'pack/broken' },
    });
  });

  it('says what it refuses until it is offered what is right', async () => {
    offer(listedPack(2, packFile(2)), packFile(3));
    await lookedAt(kiosk);
    const { refused } = kiosk.packs().told;
    offer(listedPack(2, packFile(2)), packFile(2));
    await lookedAt(kiosk);

    expect(refused).toMatchObject({ number: 2, because: 'update/file-mismatch' });
    expect(kiosk.packs().told).toEqual({ running: 2, refused: null });
  });

  it('takes a list that pins none, and hears that it stays', async () => {
    const targets = signed(targetsDocument([]), keys.targets);
    const pinned = { version: 1, sha512: sha512Of(targets.signed) };
    const word = packs.word(kioskId, targets, { do: 'stay' }, { targets: pinned });
    feed.says({ roots: [], targets, director: signed(word, keys.director) });

    expect(await lookedAt(kiosk)).toBe('stay');
  });
});
