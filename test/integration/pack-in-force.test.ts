import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualTime } from '../lab/manual-timer.ts';
import { kioskId } from './attacked-kind.ts';
import { type HostileFeed, hostileFeed } from './hostile-feed.ts';
import { type PackKiosk, lookedAt, packKiosk } from './pack-kiosk.ts';
import { packName } from '../../shared/domain/release/rolled-out.ts';
import { listedPack, packFile } from './pack-samples.ts';
import {
  directorDocument,
  rootEnvelope,
  sampleKeys,
  sampleNowMs,
  signed,
  targetsDocument,
} from './release-samples.ts';

const keys = sampleKeys();

describe('the reader pack in force', () => {
  let feed: HostileFeed;
  let time: ManualTime;
  let kiosk: PackKiosk;
  let isVisited: boolean;
  let wordNumber: number;
  beforeEach(async () => {
    isVisited = false;
    wordNumber = 0;
    feed = await hostileFeed();
    time = new ManualTime(sampleNowMs);
    kiosk = await packKiosk({
      ...{ url: feed.url, kioskId, root: rootEnvelope(keys), nowMs: time.nowMs, timer: time },
      isVisited: () => isVisited,
    });
  });
  afterEach(async () => {
    await kiosk.stop();
    await feed.stop();
  });

  const says = (
    directive: object,
    packs = [listedPack(2, packFile(2)), listedPack(3, packFile(3))],
  ) => {
    wordNumber += 1;
    const targets = signed(targetsDocument([], { packs }), keys.targets);
    const word = directorDocument(kioskId, targets, { do: 'stay' }, { version: wordNumber });
    const ofPack = { ...word, type: 'reader-pack', directive };
    feed.says({ roots: [], targets, director: signed(ofPack, keys.director) });
  };
  const offer = (number: number) => {
    const { file } = listedPack(number, packFile(number));
    feed.gives(packFile(number));
    says({ do: 'use', number, size: file.size, sha512: file.sha512 });
    return lookedAt(kiosk);
  };
  const saidOf = (number: number) =>
    feed.reports
      .filter(({ version }) => version === packName(number))
      .map(({ state, reason }) => [state, reason]);
  const given = () => kiosk.given.map((pack) => pack?.number ?? null);
  /** Files and the database answer meanwhile. */
  const settled = async (isSo: () => boolean) => {
    await expect.poll(isSo, { timeout: 10_000 }).toBe(true);
  };

  it('goes to the reader once nobody stands there, and not before', async () => {
    isVisited = true;
    const done = await offer(2);
    time.pass(10_000);
    const before = given();
    isVisited = false;
    await settled(() => {
      time.pass(3000);
      return given().length === 2;
    });

    expect([done, before, given()]).toEqual(['use', [null], [null, 2]]);
  });

  it('is there again after a restart, without a desk', async () => {
    await offer(2);
    await kiosk.restart();

    expect(given()).toEqual([null, 2, 2]);
  });

  it('is the one before when the desk takes it back, and then what is built in', async () => {
    await offer(2);
    await offer(3);
    says({ do: 'return', from: 3 });
    const first = await lookedAt(kiosk);
    says({ do: 'return', from: 2 });
    const second = await lookedAt(kiosk);

    expect([first, second]).toEqual(['return', 'return']);
    expect(given()).toEqual([null, 2, 3, 2, null]);
  });

  it('is the one before when the reader ends twice in its first minute, for good', async () => {
    await offer(2);
    time.pass(61_000);
    await offer(3);
    kiosk.readerDies();
    kiosk.readerDies();
    await settled(() => given().at(-1) === 2);
    const { told } = kiosk.packs();
    const again = await offer(3);
    await kiosk.restart();

    expect(told).toMatchObject({
      running: 2,
      refused: { number: 3, because: 'pack/reader-failed' },
    });
    expect(again).toBe('pack/reader-failed');
    expect(given()).toEqual([null, 2, 3, 2, 2]);
  });

  it('is as proven as it was when it is in force again', async () => {
    await offer(2);
    time.pass(61_000);
    await settled(() => saidOf(2).some(([state]) => state === 'healthy'));
    await offer(3);
    kiosk.readerDies();
    kiosk.readerDies();
    await settled(() => given().at(-1) === 2);
    kiosk.readerDies();
    kiosk.readerDies();
    says({ do: 'stay' });
    await lookedAt(kiosk);
    await kiosk.restart();

    expect(given()).toEqual([null, 2, 3, 2, 2]);
  });

  it('is told of once when it was dropped, as soon as the desk hears, and no ring waits for it then', async () => {
    await offer(2);
    feed.hears(false);
    kiosk.readerDies();
    kiosk.readerDies();
    await settled(() => given().length === 3);
    await kiosk.restart();
    feed.hears(true);
    await offer(2);
    const heard = saidOf(2).filter(([state]) => state === 'returned');
    await offer(2);

    expect(heard).toEqual([['returned', 'pack/reader-failed']]);
    expect(saidOf(2).at(-1)).toEqual(['ready', 'update/not-installable']);
    expect(saidOf(2).filter(([state]) => state === 'returned')).toEqual(heard);
  });

  it('is not called broken because a kiosk could not write it down', async () => {
    await rm(join(kiosk.folder, 'kept'), { recursive: true, force: true });
    await writeFile(join(kiosk.folder, 'kept'), 'a file where the folder should be');

    expect(await offer(2)).toBe('store/failed');
    expect(saidOf(2)).toEqual([['ready', 'store/failed']]);
  });

  it('leaves what was refused told until a higher one is taken', async () => {
    await offer(2);
    kiosk.readerDies();
    kiosk.readerDies();
    await settled(() => given().length === 3);
    says({ do: 'stay' });
    await lookedAt(kiosk);
    const halted = kiosk.packs().told.refused;
    await offer(3);

    expect(halted).toMatchObject({ number: 2, because: 'pack/reader-failed' });
    expect(kiosk.packs().told).toEqual({ running: 3, refused: null });
  });

  it('is not blamed for a reader that ends later, or once', async () => {
    await offer(2);
    kiosk.readerDies();
    time.pass(61_000);
    kiosk.readerDies();
    kiosk.readerDies();

    expect(kiosk.packs().told).toEqual({ running: 2, refused: null });
  });

  it('is the last good one when its file is not what was kept, and it says so', async () => {
    await offer(2);
    await offer(3);
    const kept = join(kiosk.folder, 'kept');
    const files = await readdir(kept);
    const { file } = listedPack(3, packFile(3));
    await truncate(join(kept, `${file.sha512}.json`), 100);
    await kiosk.restart();

    expect(files).toHaveLength(2);
    expect(given()).toEqual([null, 2, 3, 2]);
    expect(kiosk.packs().told).toMatchObject({ running: 2, refused: { because: 'pack/broken' } });
  });

  it('is the last good one again when what came after a damaged file is dropped', async () => {
    await offer(2);
    await offer(3);
    const { file } = listedPack(3, packFile(3));
    await truncate(join(kiosk.folder, 'kept', `${file.sha512}.json`), 100);
    await kiosk.restart();
    const again = await offer(3);
    says({ do: 'return', from: 3 });
    await lookedAt(kiosk);
    await kiosk.restart();

    expect(again).toBe('use');
    expect(given()).toEqual([null, 2, 3, 2, 3, 2, 2]);
  });
});
