import { expect, it } from 'vitest';
import type { Asset } from '../../../shared/domain/asset.ts';
import type { Stroke } from '../../../shared/domain/signature.ts';
import type { HandoverLine } from './handover-draft.ts';
import {
  contentOf,
  emptySigning,
  signatureOf,
  signingAfter,
  signingUnder,
} from './signing-draft.ts';

type Content = Parameters<typeof contentOf>[0];

const line: HandoverLine = {
  // Only what is sent of an asset is there.
  found: { asset: { assetId: 'one', version: 1 } as Asset, out: null, lock: null },
  accessories: [{ name: 'Lader', count: 1, ticked: true }],
  words: '',
  photos: [],
  reading: null,
  lock: null,
};
const document: Content = {
  kind: 'loan',
  holder: { name: 'Noor de Vries', staffNumber: '100001' },
  lines: [line],
  loan: { poolId: 'laptops', dueOn: '2026-12-11' },
  locale: 'nl',
  level: 'b1',
  termsVersion: 1,
};
const changes: Readonly<Record<string, Partial<Content>>> = {
  'the terms': { termsVersion: 2 },
  'the language': { locale: 'en' },
  'the level': { level: 'a2' },
  'the kind': { kind: 'issue', loan: null },
  'the person': { holder: { name: 'Sem Bakker', staffNumber: null } },
  'the devices': { lines: [] },
  'how a device looks': { lines: [{ ...line, words: 'Barst in de hoek' }] },
  'what goes along': { lines: [{ ...line, accessories: [] }] },
  'the day': { loan: { poolId: 'laptops', dueOn: '2026-12-18' } },
};
const strokes: readonly Stroke[] = [
  [
    [0, 0, 0],
    [200, 100, 300],
  ],
];
const empty = emptySigning('nl');
const content = contentOf(document);
const drawn = signingAfter(empty, { strokes }, content);
const typed = signingAfter(
  signingAfter(empty, { by: 'typed', name: 'Noor' }, content),
  { agreed: true },
  content,
);

it('keeps a signature as long as nothing changes under it', () => {
  const same = contentOf({ ...document, lines: [{ ...line }] });

  expect(signingUnder(drawn, same)).toBe(drawn);
  expect(signatureOf(drawn, null)).toMatchObject({ by: 'strokes' });
  expect(signatureOf(typed, null)).toEqual({ by: 'typed', name: 'Noor', agreed: true });
});

it.each(Object.keys(changes))('takes a signature away when this changes: %s', (what) => {
  const after = contentOf({ ...document, ...changes[what] });

  for (const signed of [drawn, typed]) {
    const left = signingUnder(signed, after);
    expect(signatureOf(left, null)).toBeNull();
    expect(left.takenAway).toBe(true);
    expect(signatureOf(signingUnder(left, content), null)).toBeNull();
  }
});

it('takes away what was signed just before another language was chosen', () => {
  const chosen = signingAfter(drawn, { locale: 'en' }, content);

  const left = signingUnder(chosen, contentOf({ ...document, locale: chosen.locale }));

  expect(left).toEqual({ ...empty, locale: 'en', takenAway: true });
});

it('asks to sign anew until somebody signs or chooses another way', () => {
  const left = signingUnder(drawn, contentOf({ ...document, termsVersion: 2 }));

  expect([
    signingAfter(left, { level: 'a2' }, 'new').takenAway,
    signingAfter(left, { strokes }, 'new').takenAway,
    signingAfter(left, { by: 'paper' }, 'new').takenAway,
  ]).toEqual([true, false, false]);
});

it('leaves a name that nobody agreed with alone', () => {
  const named = signingAfter(empty, { by: 'typed', name: 'Noor' }, content);

  expect(signingUnder(named, contentOf({ ...document, level: 'a2' }))).toBe(named);
});
