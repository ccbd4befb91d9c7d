import { readdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ticketProof } from '../../main/desk/desk-client.ts';
import type { Directive } from '../../shared/domain/release/documents.ts';
import { makeKey, sha512Of } from '../../shared/release/sign.ts';
import { type HostileFeed, hostileFeed } from './hostile-feed.ts';
import {
  bundleOf,
  directorDocument,
  inHours,
  installOf,
  releaseOf,
  rootDocument,
  rootEnvelope,
  sampleKeys,
  sampleNowMs,
  signed,
  targetsDocument,
} from './release-samples.ts';
import { type UpdateKiosk, outcomeOf, quickPace, updateKiosk } from './update-kiosk.ts';

const keys = sampleKeys();
const kioskId = '01940000-0000-7000-8000-000000000001';
const otherKiosk = '01940000-0000-7000-8000-000000000002';
const content = Buffer.alloc(300_000, 'version 0.2.0 ');
const release = releaseOf('0.2.0', content);
const evil = Buffer.alloc(300_000, 'something evil ');

/** The attacks that TUF names (theupdateframework.io/docs/security), each by whoever answers for the desk. */
describe('a kiosk whose feed is hostile', () => {
  let feed: HostileFeed;
  let kiosk: UpdateKiosk;
  let nowMs: number;
  beforeEach(async () => {
    nowMs = sampleNowMs;
    feed = await hostileFeed();
    kiosk = await updateKiosk({
      url: feed.url,
      proof: ticketProof('a token of a kiosk that is long enough'),
      kioskId,
      root: rootEnvelope(keys),
      nowMs: () => nowMs,
    });
  });
  afterEach(async () => {
    await kiosk.stop();
    await feed.stop();
  });

  /** It stays what it was: the same program, no restart. */
  const staysAsItIs = async () => {
    expect([await kiosk.program(), kiosk.restarts()]).toEqual(['version 0.1.0', 0]);
  };

  it('installs what is honest, so that the refusals below prove something', async () => {
    feed.says(bundleOf(keys, kioskId, release));
    feed.gives(content);

    const done = await outcomeOf(kiosk);

    expect([done, await kiosk.program(), kiosk.restarts()]).toEqual([
      'install',
      content.toString(),
      1,
    ]);
    expect(await kiosk.slots.isWhole('a')).toBe(true);
  });

  it('arbitrary install: takes no file that is not the signed one, nor a list that strangers signed', async () => {
    const strangers = sampleKeys();
    feed.says(bundleOf(keys, kioskId, release));
    feed.gives(evil);
    const otherFile = await outcomeOf(kiosk);
    feed.says(bundleOf(strangers, kioskId, releaseOf('0.2.0', evil)));
    const otherKeys = await outcomeOf(kiosk);
    feed.says({
      ...bundleOf(strangers, kioskId, releaseOf('0.2.0', evil)),
      roots: [signed(rootDocument(strangers, { version: 2 }), ...strangers.root)],
    });
    const otherRoot = await outcomeOf(kiosk);

    expect([otherFile, otherKeys, otherRoot]).toEqual([
      'update/file-mismatch',
      'update/unsigned',
      'update/unsigned',
    ]);
    expect(await readdir(kiosk.downloads)).toEqual([]);
    await staysAsItIs();
  });

  it('rollback: takes no older word than it heard, and no older release than it runs', async () => {
    const stay = { directive: { do: 'stay' } } as const;
    feed.says(
      bundleOf(keys, kioskId, release, {
        targets: { version: 7 },
        director: { ...stay, version: 9 },
      }),
    );
    expect(await outcomeOf(kiosk)).toBe('stay');
    feed.gives(content);

    feed.says(
      bundleOf(keys, kioskId, release, { targets: { version: 7 }, director: { version: 8 } }),
    );
    const olderDirector = await outcomeOf(kiosk);
    feed.says(
      bundleOf(keys, kioskId, release, { targets: { version: 6 }, director: { version: 10 } }),
    );
    const olderTargets = await outcomeOf(kiosk);
    feed.says(
      bundleOf(keys, kioskId, releaseOf('0.0.9', content, { installableFrom: '0.0.1' }), {
        targets: { version: 8 },
        director: { version: 10 },
      }),
    );
    const olderRelease = await outcomeOf(kiosk);

    expect([olderDirector, olderTargets, olderRelease]).toEqual(
      Array(3).fill('update/rolled-back'),
    );
    await staysAsItIs();
  });

  it('fast-forward: is freed by new keys from a counter that a thief ran up', async () => {
    feed.says(
      bundleOf(keys, kioskId, release, {
        director: { version: Number.MAX_SAFE_INTEGER, directive: { do: 'stay' } },
      }),
    );
    expect(await outcomeOf(kiosk)).toBe('stay');
    feed.gives(content);
    feed.says(bundleOf(keys, kioskId, release));
    expect(await outcomeOf(kiosk)).toBe('update/rolled-back');

    const renewed = { ...keys, director: makeKey() };
    const honest = bundleOf(renewed, kioskId, release, { director: { rootVersion: 2 } });
    const root = signed(rootDocument(renewed, { version: 2 }), keys.root[1], keys.root[2]);
    feed.says({ ...honest, roots: [root] });

    expect(await outcomeOf(kiosk)).toBe('install');
  });

  it('freeze: believes nothing that is past its time, also when the clock is set back', async () => {
    feed.gives(content);
    feed.says(bundleOf(keys, kioskId, release));
    nowMs = sampleNowMs + 25 * 60 * 60 * 1000;
    const late = await outcomeOf(kiosk);
    feed.says(
      bundleOf(keys, kioskId, release, {
        director: {
          version: 2,
          directive: { do: 'stay' },
          signedAt: inHours(30),
          expiresAt: inHours(54),
        },
      }),
    );
    nowMs = sampleNowMs + 30 * 60 * 60 * 1000;
    const fresh = await outcomeOf(kiosk);
    feed.says(bundleOf(keys, kioskId, release, { director: { version: 3 } }));
    nowMs = sampleNowMs;
    const setBack = await outcomeOf(kiosk);

    expect([late, fresh, setBack]).toEqual(['update/expired', 'stay', 'update/expired']);
    await staysAsItIs();
  });

  it('endless data: stops reading where the signed size ends, and where a bundle ends', async () => {
    let sent = 0;
    const pour = (response: ServerResponse) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) sent += 64 * 1024;
      };
      response.on('drain', more);
      more();
    };
    feed.says((_request: unknown, response: ServerResponse) => {
      pour(response);
    });
    const manifest = await outcomeOf(kiosk);
    feed.says(bundleOf(keys, kioskId, release));
    feed.gives((_request, response) => {
      pour(response);
    });
    const file = await outcomeOf(kiosk);

    expect([manifest, file]).toEqual(['update/too-large', 'update/too-large']);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    await staysAsItIs();
  });

  it('mix-and-match: takes only documents that were signed beside each other', async () => {
    feed.gives(content);
    const one = bundleOf(keys, kioskId, release);
    const next = bundleOf(keys, kioskId, releaseOf('0.3.0', content), { targets: { version: 2 } });
    feed.says({ ...one, targets: next.targets });
    const mixed = await outcomeOf(kiosk);
    const twin = signed(targetsDocument([release, releaseOf('0.9.0', evil)]), keys.targets);
    feed.says({ ...one, targets: twin });
    const sameNumber = await outcomeOf(kiosk);

    expect([mixed, sameNumber]).toEqual(['update/mixed', 'update/mixed']);
    await staysAsItIs();
  });

  it('wrong target: takes no word for another kiosk, and no release for another platform', async () => {
    feed.gives(content);
    feed.says(bundleOf(keys, otherKiosk, release));
    const otherOnes = await outcomeOf(kiosk);
    feed.says(bundleOf(keys, kioskId, releaseOf('0.2.0', content, { platform: 'windows-x64' })));
    const otherPlatform = await outcomeOf(kiosk);

    expect([otherOnes, otherPlatform]).toEqual(['update/not-for-this-kiosk', 'update/not-listed']);
    await staysAsItIs();
  });

  it('slow retrieval: gives up who trickles, and goes on later from where it stopped', async () => {
    feed.says(bundleOf(keys, kioskId, release));
    const trickling: NodeJS.Timeout[] = [];
    feed.gives((_request, response) => {
      response.writeHead(200);
      response.write(content.subarray(0, 100_000));
      const each = setInterval(() => response.write(content.subarray(0, 1)), 50);
      trickling.push(each);
    });
    const started = performance.now();
    const slow = await outcomeOf(kiosk);
    const tookMs = performance.now() - started;
    for (const each of trickling) clearInterval(each);
    feed.says((_request: unknown, response: ServerResponse) => {
      response.writeHead(200);
      response.write('{');
    });
    const silent = await outcomeOf(kiosk);

    expect([slow, silent]).toEqual(['update/too-slow', 'update/too-slow']);
    expect(tookMs).toBeLessThan(quickPace.everyMs * 20);
    await staysAsItIs();
  });

  it('bad mirror: throws away what is wrong and takes it from the next one who is honest', async () => {
    feed.says(bundleOf(keys, kioskId, release));
    feed.gives((_request, response) => {
      response.end(content.subarray(0, 120_000));
    });
    const short = await outcomeOf(kiosk);
    feed.gives((_request, response) => {
      response.writeHead(206).end(evil.subarray(120_000));
    });
    const bent = await outcomeOf(kiosk);
    feed.gives((_request, response) => {
      response.writeHead(404).end('<h1>gone</h1>');
    });
    const gone = await outcomeOf(kiosk);
    feed.gives(content);
    const honest = await outcomeOf(kiosk);

    expect([short, bent, gone, honest]).toEqual([
      'desk/unreachable',
      'update/file-mismatch',
      'desk/refused',
      'install',
    ]);
    expect(feed.ranges).toEqual(['', 'bytes=120000-', '', '']);
  });

  it('extra dependency: has no place for a second file, whoever asks for it', async () => {
    feed.gives(content);
    const honest = bundleOf(keys, kioskId, release);
    feed.says({ ...honest, files: ['another.AppImage'] });
    const besides = await outcomeOf(kiosk);
    const targets = signed(
      { ...targetsDocument([release]), releases: [{ ...release, requires: ['another.AppImage'] }] },
      keys.targets,
    );
    feed.says({ ...honest, targets });
    const listed = await outcomeOf(kiosk);
    const directive = { ...installOf(release), also: installOf(releaseOf('0.2.0', evil)) };
    const director = directorDocument(kioskId, honest.targets, directive as Directive);
    feed.says({ ...honest, director: signed(director, keys.director) });
    const directed = await outcomeOf(kiosk);

    expect([besides, listed, directed]).toEqual(Array(3).fill('update/garbled'));
    await staysAsItIs();
  });

  it('one stolen key: whichever it is, brings nothing of the thief’s own', async () => {
    feed.gives(evil);
    const bad = releaseOf('0.2.0', evil);
    const honest = bundleOf(keys, kioskId, release);
    // The key of the desk: what it names must be listed by the offline key.
    const byDirector = directorDocument(kioskId, honest.targets, installOf(bad));
    feed.says({ ...honest, director: signed(byDirector, keys.director) });
    const director = await outcomeOf(kiosk);
    // The offline key: what it lists must be named by the desk.
    const list = signed(targetsDocument([bad], { version: 2 }), keys.targets);
    feed.says({ ...honest, targets: list });
    const targets = await outcomeOf(kiosk);
    // He who has one of them cannot sign for the other role either.
    const forged = directorDocument(kioskId, list, installOf(bad), {
      targets: { version: 2, sha512: sha512Of(list.signed) },
    });
    feed.says({ ...honest, targets: list, director: signed(forged, keys.targets) });
    const both = await outcomeOf(kiosk);
    // One key of the root: two are needed.
    const thief = { ...keys, targets: makeKey(), director: makeKey() };
    feed.says({
      ...bundleOf(thief, kioskId, bad, { director: { rootVersion: 2 } }),
      roots: [signed(rootDocument(thief, { version: 2 }), keys.root[0])],
    });
    const root = await outcomeOf(kiosk);

    expect([director, targets, both, root]).toEqual([
      'update/not-listed',
      'update/mixed',
      'update/unsigned',
      'update/unsigned',
    ]);
    await staysAsItIs();
  });

  it('says garbage, refusals or nothing: the kiosk stays as it is', async () => {
    const outcomes: string[] = [];
    for (const answer of ['', '{}', '[]', 'null', '{"roots":[],"targets":{},"director":{}}']) {
      feed.says((_request: unknown, response: ServerResponse) => {
        response.end(answer);
      });
      outcomes.push(await outcomeOf(kiosk));
    }
    feed.says((_request: unknown, response: ServerResponse) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    outcomes.push(await outcomeOf(kiosk));

    expect(outcomes).toEqual([...Array(5).fill('update/garbled'), 'desk/unreachable']);
    await staysAsItIs();
  });
});
