import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKey, sha512Of } from '../../shared/release/sign.ts';
import {
  type Attacked,
  type AttackedKind,
  type OfferOptions,
  keys,
  kioskId,
  newer,
  offerOf,
  offered,
  older,
  otherKiosk,
  running,
  underAttack,
} from './attacked-kind.ts';
import type { HostileFeed } from './hostile-feed.ts';
import { inHours, rootDocument, sampleKeys, sampleNowMs, signed } from './release-samples.ts';

/**
 * The attacks that TUF names (theupdateframework.io/docs/security), each by whoever answers for the desk, on
 * whatever goes to kiosks by the two words.
 */
export function withstandsHostileFeed(kind: AttackedKind): void {
  const { content, evil } = kind;
  const offer = (number: number, bytes: Uint8Array, other?: OfferOptions) =>
    offerOf(kind, number, bytes, other);

  describe(`${kind.name} from a hostile feed`, () => {
    let feed: HostileFeed;
    let kiosk: Attacked;
    let nowMs: number;
    let stop: () => Promise<void>;
    beforeEach(async () => {
      nowMs = sampleNowMs;
      ({ feed, kiosk, stop } = await underAttack(kind, () => nowMs));
    });
    afterEach(() => stop());

    const staysAsItIs = async () => {
      expect([await kiosk.has(), kiosk.changes()]).toEqual([running, 0]);
    };

    it('is taken when it is honest, so that the refusals below prove something', async () => {
      feed.says(offer(offered, content));
      feed.gives(content);

      const done = await kiosk.outcome();

      expect([done, await kiosk.has(), kiosk.changes()]).toEqual([kind.takes, offered, 1]);
    });

    it('arbitrary content: takes no file that is not the signed one, nor a list that strangers signed', async () => {
      const strangers = sampleKeys();
      feed.says(offer(offered, content));
      feed.gives(evil);
      const otherFile = await kiosk.outcome();
      feed.says(offer(offered, evil, { keys: strangers }));
      const otherKeys = await kiosk.outcome();
      feed.says({
        ...offer(offered, evil, { keys: strangers }),
        roots: [signed(rootDocument(strangers, { version: 2 }), ...strangers.root)],
      });
      const otherRoot = await kiosk.outcome();

      expect([otherFile, otherKeys, otherRoot]).toEqual([
        'update/file-mismatch',
        'update/unsigned',
        'update/unsigned',
      ]);
      expect(await kiosk.downloaded()).toEqual([]);
      await staysAsItIs();
    });

    it('rollback: takes no older word than it heard, and no older release than it runs', async () => {
      const stay = { directive: { do: 'stay' } } as const;
      feed.says(
        offer(offered, content, {
          targets: { version: 7 },
          director: { ...stay, version: 9 },
        }),
      );
      expect(await kiosk.outcome()).toBe('stay');
      feed.gives(content);

      feed.says(offer(offered, content, { targets: { version: 7 }, director: { version: 8 } }));
      const olderDirector = await kiosk.outcome();
      feed.says(offer(offered, content, { targets: { version: 6 }, director: { version: 10 } }));
      const olderTargets = await kiosk.outcome();
      feed.says(offer(older, content, { targets: { version: 8 }, director: { version: 10 } }));
      const olderRelease = await kiosk.outcome();

      expect([olderDirector, olderTargets, olderRelease]).toEqual(
        Array(3).fill('update/rolled-back'),
      );
      await staysAsItIs();
    });

    it('fast-forward: is freed by new keys from a counter that a thief ran up', async () => {
      feed.says(
        offer(offered, content, {
          director: { version: Number.MAX_SAFE_INTEGER, directive: { do: 'stay' } },
        }),
      );
      expect(await kiosk.outcome()).toBe('stay');
      feed.gives(content);
      feed.says(offer(offered, content));
      expect(await kiosk.outcome()).toBe('update/rolled-back');

      const renewed = { ...keys, director: makeKey() };
      const honest = offer(offered, content, { keys: renewed, director: { rootVersion: 2 } });
      const root = signed(rootDocument(renewed, { version: 2 }), keys.root[1], keys.root[2]);
      feed.says({ ...honest, roots: [root] });

      expect(await kiosk.outcome()).toBe(kind.takes);
    });

    it('freeze: believes nothing that is past its time, also when the clock is set back', async () => {
      feed.gives(content);
      feed.says(offer(offered, content));
      nowMs = sampleNowMs + 25 * 60 * 60 * 1000;
      const late = await kiosk.outcome();
      feed.says(
        offer(offered, content, {
          director: {
            version: 2,
            directive: { do: 'stay' },
            signedAt: inHours(30),
            expiresAt: inHours(54),
          },
        }),
      );
      nowMs = sampleNowMs + 30 * 60 * 60 * 1000;
      const fresh = await kiosk.outcome();
      feed.says(offer(offered, content, { director: { version: 3 } }));
      nowMs = sampleNowMs;
      const setBack = await kiosk.outcome();

      expect([late, fresh, setBack]).toEqual(['update/expired', 'stay', 'update/expired']);
      await staysAsItIs();
    });

    it('mix-and-match: takes only documents that were signed beside each other', async () => {
      feed.gives(content);
      const one = offer(offered, content);
      const next = offer(newer, content, { targets: { version: 2 } });
      feed.says({ ...one, targets: next.targets });
      const mixed = await kiosk.outcome();
      const twin = signed(
        kind.list([kind.listed(offered, content), kind.listed(newer, evil)]),
        keys.targets,
      );
      feed.says({ ...one, targets: twin });
      const sameNumber = await kiosk.outcome();

      expect([mixed, sameNumber]).toEqual(['update/mixed', 'update/mixed']);
      await staysAsItIs();
    });

    it('wrong target: takes no word for another kiosk', async () => {
      feed.gives(content);
      feed.says(offer(offered, content, { kioskId: otherKiosk }));
      const otherOnes = await kiosk.outcome();

      expect(otherOnes).toBe('update/not-for-this-kiosk');
      await staysAsItIs();
    });

    it('extra dependency: has no place for a second file, whoever asks for it', async () => {
      feed.gives(content);
      const honest = offer(offered, content);
      feed.says({ ...honest, files: ['another file'] });
      const besides = await kiosk.outcome();
      const targets = signed(
        kind.list([{ ...kind.listed(offered, content), requires: ['another file'] }]),
        keys.targets,
      );
      feed.says({ ...honest, targets });
      const listed = await kiosk.outcome();
      const also = kind.directive(kind.listed(offered, evil));
      const directive = { ...kind.directive(kind.listed(offered, content)), also };
      const director = kind.word(kioskId, honest.targets, directive);
      feed.says({ ...honest, director: signed(director, keys.director) });
      const directed = await kiosk.outcome();

      expect([besides, listed, directed]).toEqual(Array(3).fill('update/garbled'));
      await staysAsItIs();
    });

    it('one stolen key: whichever it is, brings nothing of the thief’s own', async () => {
      feed.gives(evil);
      const bad = kind.listed(offered, evil);
      const honest = offer(offered, content);
      // The key of the desk: what it names must be listed by the offline key.
      const byDirector = kind.word(kioskId, honest.targets, kind.directive(bad));
      feed.says({ ...honest, director: signed(byDirector, keys.director) });
      const director = await kiosk.outcome();
      // The offline key: what it lists must be named by the desk.
      const list = signed(kind.list([bad], { version: 2 }), keys.targets);
      feed.says({ ...honest, targets: list });
      const targets = await kiosk.outcome();
      // He who has one of them cannot sign for the other role either.
      const forged = kind.word(kioskId, list, kind.directive(bad), {
        targets: { version: 2, sha512: sha512Of(list.signed) },
      });
      feed.says({ ...honest, targets: list, director: signed(forged, keys.targets) });
      const both = await kiosk.outcome();
      // One key of the root: two are needed.
      const thief = { ...keys, targets: makeKey(), director: makeKey() };
      feed.says({
        ...offer(offered, evil, { keys: thief, director: { rootVersion: 2 } }),
        roots: [signed(rootDocument(thief, { version: 2 }), keys.root[0])],
      });
      const root = await kiosk.outcome();

      expect([director, targets, both, root]).toEqual([
        'update/not-listed',
        'update/mixed',
        'update/unsigned',
        'update/unsigned',
      ]);
      await staysAsItIs();
    });
  });
}
