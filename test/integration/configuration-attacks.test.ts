import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Configuration } from '../../main/config/configuration.ts';
import { ProvenConfigurations } from '../../main/config/proven-configuration.ts';
import { createDeskClient, ticketProof } from '../../main/desk/desk-client.ts';
import { silentLog } from '../../main/log/log.ts';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import { SettingStore } from '../../main/store/setting-store.ts';
import type { KioskDatabase } from '../../main/store/tables.ts';
import { systemTimer } from '../../main/timing/timer.ts';
import { deskSource } from '../../main/update/update-source.ts';
import { configurationTrust } from '../../main/update/update-trust.ts';
import { usualConfig } from '../../shared/domain/kiosk-config.ts';
import type {
  ConfigurationWord,
  SignedConfiguration,
} from '../../shared/domain/release/configuration-word.ts';
import { makeKey, sha512Of } from '../../shared/release/sign.ts';
import { type HostileFeed, hostileFeed } from './hostile-feed.ts';
import {
  bundleOf,
  inHours,
  releaseOf,
  rootDocument,
  rootEnvelope,
  sampleKeys,
  sampleNowMs,
  signed,
} from './release-samples.ts';
import { quickPace } from './update-kiosk.ts';

const keys = sampleKeys();
const kioskId = '01940000-0000-7000-8000-000000000001';
const otherKiosk = '01940000-0000-7000-8000-000000000002';
const profileId = '01940000-0000-7000-8000-00000000000c';
const minutes = (resumeMinutes: number) => JSON.stringify({ resumeMinutes });

/** A whole and honest answer: version 2 of the profile, in which a visit can be taken up for twenty minutes. */
function answerOf(
  other: Partial<ConfigurationWord> = {},
  by = keys.director,
  content = minutes(20),
): SignedConfiguration {
  const word: ConfigurationWord = {
    type: 'configuration',
    version: 5,
    kioskId,
    signedAt: inHours(0),
    expiresAt: inHours(24),
    rootVersion: 1,
    configuration: {
      ...{ profileId, version: 2 },
      ...{ size: Buffer.byteLength(content), sha512: sha512Of(content) },
    },
    ...other,
  };
  return { roots: [rootEnvelope(keys)], word: signed(word, by), content };
}

/** A desk without a root. */
const refusing = (_request: unknown, response: ServerResponse) => {
  const said = { type: 'about:blank', title: 'Conflict', status: 409, detail: 'No root' };
  response
    .writeHead(409, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ ...said, code: 'update/not-set-up' }));
};

/** The attacks that TUF names, on how a kiosk is configured, by whoever answers for the desk. */
describe('a kiosk that is configured by a hostile feed', () => {
  let folder: string;
  let database: KioskDatabase;
  let feed: HostileFeed;
  let nowMs: number;
  let configuration: Configuration;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-signed-'));
    const opened = await openKioskDatabase(folder);
    if (!opened.ok) throw new Error(opened.fault.detail);
    database = opened.value;
    feed = await hostileFeed();
    nowMs = sampleNowMs;
    configuration = await started();
  });
  afterEach(async () => {
    await configuration.stop();
    await feed.stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const desk = () => ({
    deskUrl: feed.url,
    proof: ticketProof('a token of a kiosk that is long enough'),
    fetch: globalThis.fetch,
  });

  async function started(): Promise<Configuration> {
    const store = new SettingStore(database);
    const made = new Configuration({
      own: { ...usualConfig, resumeMinutes: 3 },
      store,
      kioskId: () => kioskId,
      proven: new ProvenConfigurations({
        clock: { nowMs: () => nowMs },
        source: deskSource(desk(), systemTimer, quickPace),
        trustOf: (id) => configurationTrust(store, null, id),
      }),
      timer: systemTimer,
      log: silentLog,
      isBusy: () => Promise.resolve(false),
      onChange: () => undefined,
    });
    await made.start();
    return made;
  }

  /** What the kiosk does with an answer: the minutes that hold, and the code of what it refused. */
  async function after(answer: Parameters<HostileFeed['says']>[0], version: number | null = 2) {
    feed.says(answer);
    const name = version === null ? null : { profileId, version };
    await configuration.named(name, createDeskClient(desk()));
    const { refused } = configuration.told.configuration ?? {};
    return [configuration.current.resumeMinutes, refused?.because ?? null];
  }

  it('takes what is honest, so that the refusals below prove something', async () => {
    // Also when its heartbeat was answered with nothing.
    expect(await after(answerOf(), null)).toEqual([20, null]);

    configuration = await started();
    expect(configuration.current.resumeMinutes).toBe(20);
  });

  it('arbitrary: takes nothing that strangers signed, once it knows a root', async () => {
    await after(answerOf());
    const strangers = sampleKeys();
    const evil = minutes(99);
    const next = { version: 6 };
    const pinned = {
      ...next,
      configuration: { profileId, version: 3, size: evil.length, sha512: sha512Of(evil) },
    };

    expect(await after(answerOf(pinned, strangers.director, evil), 3)).toEqual([
      20,
      'update/unsigned',
    ]);
    const theirRoot = signed(rootDocument(strangers, { version: 2 }), ...strangers.root);
    expect(
      await after({ ...answerOf(pinned, strangers.director, evil), roots: [theirRoot] }, 3),
    ).toEqual([20, 'update/unsigned']);
    expect(await after({ nothing: 'of the sort' }, 3)).toEqual([20, 'update/garbled']);
  });

  it('takes nothing unsigned, once it knows a root', async () => {
    await after(answerOf());

    expect(await after(refusing, 3)).toEqual([20, 'update/not-set-up']);
  });

  it('goes by what the desk says unsigned only while neither of them has a root', async () => {
    const unsigned = { configuration: { profileId, version: 2, content: { resumeMinutes: 20 } } };
    feed.tells('/v1/kiosks/configuration', unsigned);
    expect(await after(refusing)).toEqual([20, null]);

    expect(await after(answerOf({}, keys.targets), 3)).toEqual([20, 'update/unsigned']);
    const { word, content } = answerOf();
    expect(await after({ word, content, roots: [] }, 3)).toEqual([20, 'update/garbled']);
  });

  it('believes no first root that its own keys did not sign', async () => {
    const half = signed(rootDocument(keys), keys.root[0]);

    expect(await after({ ...answerOf(), roots: [half] })).toEqual([3, 'update/unsigned']);
  });

  it('rollback: takes no older word, and no older version by a newer word', async () => {
    await after(answerOf());
    const older = minutes(99);
    const pins = (version: number) => ({
      configuration: { profileId, version, size: older.length, sha512: sha512Of(older) },
    });

    expect(await after(answerOf({ version: 4, ...pins(3) }, keys.director, older), 3)).toEqual([
      20,
      'update/rolled-back',
    ]);
    expect(await after(answerOf({ version: 6, ...pins(1) }, keys.director, older), 3)).toEqual([
      20,
      'configuration/older',
    ]);
  });

  it('freeze: believes no word that is past its time, and says so while it keeps what it has', async () => {
    expect(await after(answerOf())).toEqual([20, null]);
    nowMs += 25 * 60 * 60 * 1000;

    expect(await after(answerOf())).toEqual([20, 'update/expired']);

    const fresh = { version: 6, signedAt: inHours(25), expiresAt: inHours(49) };
    expect(await after(answerOf(fresh))).toEqual([20, null]);
    // A clock that is set back is held to the last word.
    nowMs = sampleNowMs;
    expect(await after(answerOf({ version: 7, expiresAt: inHours(24) }), 3)).toEqual([
      20,
      'update/expired',
    ]);
  });

  it.each([null, 2, 3])(
    'freeze: is kept quiet by nobody who names %s and keeps back the word',
    async (named) => {
      const away = (_request: unknown, response: ServerResponse) => {
        response.writeHead(502).end();
      };
      await after(answerOf());
      nowMs += 24 * 60 * 60 * 1000;
      const soon = await after(away, named);
      nowMs += 2 * 60 * 60 * 1000;
      const late = await after(away, named);
      // It starts no new day.
      configuration = await started();
      const again = await after(away, named);
      const fresh = { version: 6, signedAt: inHours(26), expiresAt: inHours(50) };

      expect(soon).toEqual([20, null]);
      expect([late, again]).toEqual([
        [20, 'update/expired'],
        [20, 'update/expired'],
      ]);
      expect(await after(answerOf(fresh), named)).toEqual([20, null]);
    },
  );

  it('fast-forward: is freed by new keys from a counter that a thief ran up', async () => {
    await after(answerOf({ version: Number.MAX_SAFE_INTEGER }));
    expect(await after(answerOf({ version: 6 }), 3)).toEqual([20, 'update/rolled-back']);

    const director = makeKey();
    const root = signed(
      rootDocument({ ...keys, director }, { version: 2 }),
      keys.root[1],
      keys.root[2],
    );
    expect(
      await after({ ...answerOf({ version: 6, rootVersion: 2 }, director), roots: [root] }, 3),
    ).toEqual([20, null]);
  });

  it('mix-and-match: takes no content that the word does not pin, nor a word beside another root', async () => {
    expect(await after({ ...answerOf(), content: minutes(99) })).toEqual([
      3,
      'update/file-mismatch',
    ]);
    expect(await after({ ...answerOf(), content: '' })).toEqual([3, 'update/file-mismatch']);
    expect(await after(answerOf({ rootVersion: 2 }))).toEqual([3, 'update/mixed']);
  });

  it('wrong target: takes neither what is for another kiosk, nor what says another thing', async () => {
    expect(await after(answerOf({ kioskId: otherKiosk }))).toEqual([
      3,
      'update/not-for-this-kiosk',
    ]);
    const { director } = bundleOf(keys, kioskId, releaseOf('0.2.0', Buffer.from('version')));
    expect(await after({ ...answerOf(), word: director })).toEqual([3, 'update/garbled']);
  });

  it('endless data, slow retrieval: reads no more than an answer has, and waits no longer', async () => {
    const endless = (_request: unknown, response: ServerResponse) => {
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(256 * 1024, ' '), more);
      };
      more();
    };
    const slow = (_request: unknown, response: ServerResponse) => {
      response.write('{');
    };

    expect(await after(endless)).toEqual([3, 'update/too-large']);
    expect(await after(slow)).toEqual([3, 'update/too-slow']);
  });

  it('one stolen key: takes nothing that the key of releases signed in place of the desk’s', async () => {
    expect(await after(answerOf({}, keys.targets))).toEqual([3, 'update/unsigned']);
  });

  it('keeps the last good one when what was signed cannot be read', async () => {
    await after(answerOf());
    const broken = JSON.stringify({ resumeMinutes: 0 });
    const pins = { profileId, version: 3, size: broken.length, sha512: sha512Of(broken) };

    expect(
      await after(answerOf({ version: 6, configuration: pins }, keys.director, broken), 3),
    ).toEqual([20, 'configuration/broken']);
  });
});
