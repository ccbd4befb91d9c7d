import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bundleOf,
  inHours,
  installOf,
  releaseOf,
  rootDocument,
  rootEnvelope,
  sampleKeys,
  sampleNowMs,
  signed,
  targetsDocument,
  directorDocument,
  trustedOf,
} from '../../test/integration/release-samples.ts';
import type { UpdateBundle } from '../domain/release/documents.ts';
import { parseBundle } from './believe.ts';
import { type UpdateSubject, decideUpdate } from './decide-update.ts';
import { makeKey, sha512Of } from './sign.ts';
import { type Trusted, followRoots, trustFrom } from './trust.ts';

const keys = sampleKeys();
const trusted = trustedOf(keys);
const kioskId = '01940000-0000-7000-8000-000000000001';
const content = Buffer.from('version 0.2.0');
const release = releaseOf('0.2.0', content);
const subject: UpdateSubject = { kioskId, platform: 'linux-x64', version: '0.1.0' };

const decide = (bundle: UpdateBundle, state: Trusted = trusted, nowMs = sampleNowMs) =>
  decideUpdate(state, bundle, subject, nowMs);
const refusalOf = (bundle: UpdateBundle, state?: Trusted, nowMs?: number) => {
  const decided = decide(bundle, state, nowMs);
  return decided.ok ? 'accepted' : decided.fault.code;
};

describe('what a kiosk is to do', () => {
  it('is to install what both the offline key and the desk name', () => {
    const decided = decide(bundleOf(keys, kioskId, release));

    expect(decided).toMatchObject({
      ok: true,
      value: { decision: { do: 'install', release }, trusted: { targets: { version: 1 } } },
    });
  });

  it('is nothing while the desk says so, or when the version runs already', () => {
    const stay = bundleOf(keys, kioskId, release, { director: { directive: { do: 'stay' } } });
    const same = bundleOf(keys, kioskId, releaseOf('0.1.0', content));

    for (const bundle of [stay, same]) {
      expect(decide(bundle)).toMatchObject({ ok: true, value: { decision: { do: 'stay' } } });
    }
  });

  it('is to return only for whoever runs the version that is taken back', () => {
    const back = (from: string) =>
      decide(bundleOf(keys, kioskId, release, { director: { directive: { do: 'return', from } } }));

    expect([back('0.1.0'), back('0.0.9')]).toMatchObject([
      { value: { decision: { do: 'return' } } },
      { value: { decision: { do: 'stay' } } },
    ]);
  });

  it('accepts the same documents again, and never older ones', () => {
    const newer = bundleOf(keys, kioskId, release, {
      targets: { version: 3 },
      director: { version: 8 },
    });
    const accepted = decide(newer);
    if (!accepted.ok) throw new Error(accepted.fault.detail);
    const { trusted: after } = accepted.value;

    expect(refusalOf(newer, after)).toBe('accepted');
    expect(
      refusalOf(
        bundleOf(keys, kioskId, release, { targets: { version: 2 }, director: { version: 9 } }),
        after,
      ),
    ).toBe('update/rolled-back');
    expect(
      refusalOf(
        bundleOf(keys, kioskId, release, { targets: { version: 3 }, director: { version: 7 } }),
        after,
      ),
    ).toBe('update/rolled-back');
  });

  it('holds a clock that was set back to the last moment that the desk signed', () => {
    const accepted = decide(
      bundleOf(keys, kioskId, release, {
        director: { signedAt: inHours(48), expiresAt: inHours(72) },
      }),
    );
    if (!accepted.ok) throw new Error(accepted.fault.detail);
    const old = bundleOf(keys, kioskId, release, {
      director: { version: 2, expiresAt: inHours(47) },
    });

    expect(refusalOf(old, accepted.value.trusted, sampleNowMs - 1)).toBe('update/expired');
  });

  it.each([
    ['targets', { targets: { expiresAt: inHours(-1) } }],
    ['director', { director: { expiresAt: inHours(-1) } }],
  ])('refuses %s that are past their time', (_name, other) => {
    expect(refusalOf(bundleOf(keys, kioskId, release, other))).toBe('update/expired');
  });

  it('refuses everything under a root that is past its time', () => {
    expect(
      refusalOf(bundleOf(keys, kioskId, release), trusted, sampleNowMs + 366 * 86_400_000),
    ).toBe('update/expired');
  });

  it('refuses what is for a newer kiosk, for another platform, or not listed', () => {
    const demanding = releaseOf('0.2.0', content, { installableFrom: '0.1.5' });
    const forWindows = releaseOf('0.2.0', content, { platform: 'windows-x64' });
    const targets = signed(targetsDocument([release]), keys.targets);
    const other = releaseOf('0.2.0', Buffer.from('something else'));
    const unlisted = {
      roots: [],
      targets,
      director: signed(directorDocument(kioskId, targets, installOf(other)), keys.director),
    };

    expect(refusalOf(bundleOf(keys, kioskId, demanding))).toBe('update/not-installable');
    expect(refusalOf(bundleOf(keys, kioskId, forWindows))).toBe('update/not-listed');
    expect(refusalOf(unlisted)).toBe('update/not-listed');
  });

  it('refuses any document of which one character is another', () => {
    const bundle = bundleOf(keys, kioskId, release);
    fc.assert(
      fc.property(
        fc.constantFrom('targets' as const, 'director' as const),
        fc.nat(),
        fc.integer({ min: 0x20, max: 0x7e }),
        (name, at, code) => {
          const { signed: text, signatures } = bundle[name];
          const place = at % text.length;
          fc.pre(text.charCodeAt(place) !== code);
          const bent = text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1);
          const changed = { ...bundle, [name]: { signed: bent, signatures } };
          return refusalOf(changed) === 'update/unsigned';
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never goes back, in whatever order old and new answers come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
          maxLength: 12,
        }),
        (answers) => {
          let state = trusted;
          for (const [targets, director] of answers) {
            const seen = [state.targets?.version ?? 0, state.director?.version ?? 0];
            const decided = decide(
              bundleOf(keys, kioskId, release, {
                targets: { version: targets },
                director: { version: director },
              }),
              state,
            );
            if (!decided.ok) continue;
            state = decided.value.trusted;
            if ((state.targets?.version ?? 0) < (seen[0] ?? 0)) return false;
            if ((state.director?.version ?? 0) < (seen[1] ?? 0)) return false;
          }
          return true;
        },
      ),
      { numRuns: 60 },
    );
  });

  it('bears any bytes as an answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const parsed = parseBundle(bytes);
          return parsed.ok ? false : parsed.fault.code === 'update/garbled';
        },
      ),
    );
  });
});

describe('whose word counts', () => {
  const two = (document: object) => signed(document, keys.root[0], keys.root[1]);

  it('believes no root that too few of its own keys signed', () => {
    const root = rootDocument(keys);

    const once = trustFrom(signed(root, keys.root[0]));
    const twiceByOne = trustFrom({
      ...signed(root, keys.root[0]),
      signatures: [0, 1].flatMap(() => [...signed(root, keys.root[0]).signatures]),
    });

    expect([once, twiceByOne]).toMatchObject([
      { ok: false, fault: { code: 'update/unsigned' } },
      { ok: false, fault: { code: 'update/unsigned' } },
    ]);
  });

  it('gives a key that a root lists under two names one vote', () => {
    const [one, other] = keys.root;
    const root = rootDocument(keys, {
      keys: [one, { keyId: other.keyId, publicKey: one.publicKey }].map(({ keyId, publicKey }) => ({
        keyId,
        publicKey,
      })),
      roles: {
        ...rootDocument(keys).roles,
        root: { keyIds: [one.keyId, other.keyId], threshold: 2 },
      },
    });
    const mine = signed(root, one);
    const signature = mine.signatures[0]?.signature ?? '';

    const trust = trustFrom({
      ...mine,
      signatures: [...mine.signatures, { keyId: other.keyId, signature }],
    });

    expect(trust).toMatchObject({ ok: false, fault: { code: 'update/unsigned' } });
  });

  it('follows new keys that the old ones vouch for, and nobody who only vouches for himself', () => {
    const thief = sampleKeys();
    const next = { ...keys, targets: makeKey() };
    const good = two(rootDocument(next, { version: 2 }));
    const stolen = signed(rootDocument(thief, { version: 2 }), ...thief.root);
    const half = signed(rootDocument(thief, { version: 2 }), keys.root[0], ...thief.root);
    const skips = two(rootDocument(next, { version: 3 }));

    expect(followRoots(trusted, [good])).toMatchObject({ fault: null, trusted: { root: good } });
    expect([stolen, half, skips].map((root) => followRoots(trusted, [root]).fault?.code)).toEqual([
      'update/unsigned',
      'update/unsigned',
      'update/rolled-back',
    ]);
  });

  it('keeps the roots before a bad one', () => {
    const good = two(rootDocument(keys, { version: 2 }));
    const bad = signed(rootDocument(keys, { version: 3 }), keys.root[0]);

    const followed = followRoots(trusted, [good, bad]);

    expect(followed.trusted.root).toEqual(good);
    expect(followed.fault?.code).toBe('update/unsigned');
  });

  it('forgets what was counted up under keys that are gone, and only that', () => {
    const far = decide(
      bundleOf(keys, kioskId, release, { director: { version: Number.MAX_SAFE_INTEGER } }),
    );
    if (!far.ok) throw new Error(far.fault.detail);
    const renewed = { ...keys, director: makeKey() };
    const root = two(rootDocument(renewed, { version: 2 }));
    const { trusted: after } = followRoots(far.value.trusted, [root]);
    const targets = signed(targetsDocument([release]), keys.targets);
    const honest = signed(
      directorDocument(kioskId, targets, installOf(release), {
        rootVersion: 2,
        targets: { version: 1, sha512: sha512Of(targets.signed) },
      }),
      renewed.director,
    );

    expect(after.targets).toEqual(far.value.trusted.targets);
    expect(refusalOf({ roots: [], targets, director: honest }, after)).toBe('accepted');
    expect(rootEnvelope(keys)).toEqual(trusted.root);
  });
});
