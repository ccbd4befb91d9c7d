import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { missingAccessories } from './accessory.ts';
import { sameSerial, sealedText, type SignedDocument } from './handover.ts';
import type { Signature } from './signature.ts';

const document: SignedDocument = {
  form: 'balie-handover-1',
  kind: 'loan',
  locale: 'nl',
  holder: { name: 'Noor de Vries', staffNumber: '100001' },
  items: [
    {
      assetId: '019aa000-0000-7000-8000-000000000001',
      tag: 'LT-000123',
      serial: 'C02XK0AAJGH5',
      name: 'Leenlaptop 3',
      accessories: [{ name: 'lader', count: 1 }],
      condition: {
        words: 'Kras op de deksel',
        photos: ['a'.repeat(64)],
        reading: {
          readingId: '019aa000-0000-7000-8000-000000000002',
          serial: 'C02XK0AAJGH5',
          at: '2026-11-27T09:00:00.000Z',
        },
      },
    },
  ],
  terms: { version: 1, level: 'b1', text: 'Breng het op tijd terug.' },
  dueOn: '2026-12-04',
  by: 'Sam',
  at: '2026-11-27T09:01:00.000Z',
};
const signature = {
  by: 'strokes',
  strokes: [
    [
      [10, 10, 0],
      [80, 90, 40],
      [200, 20, 90],
    ],
  ],
} as const satisfies Signature;

const sealOf = (one: SignedDocument, by: Signature) =>
  createHash('sha256').update(sealedText(one, by)).digest('hex');

/** The ways to every single value of a tree. */
function leavesOf(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...way, name]))
    : [way];
}

/** The same tree with another value at the end of one way. */
function withOther(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) return other;
  const copy: unknown = Array.isArray(value)
    ? [...(value as readonly unknown[])]
    : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  members[name] = withOther(members[name], rest, other);
  return copy;
}

it('is sealed the same again, in whatever order it was built', () => {
  const turned = Object.fromEntries(Object.entries(document).reverse()) as SignedDocument;

  expect(sealOf(turned, signature)).toBe(sealOf(document, signature));
});

it('is never the same seal after any one value has changed', () => {
  const whole = { document, signature };
  const seal = sealOf(document, signature);
  const other = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean());
  fc.assert(
    fc.property(fc.constantFrom(...leavesOf(whole)), other, (way, value) => {
      const before = way.reduce<unknown>(
        (at, name) => (at as Record<string, unknown>)[name],
        whole,
      );
      fc.pre(!Object.is(before, value) && !(value === 0 && before === 0));
      const changed = withOther(whole, way, value) as typeof whole;

      expect(sealOf(changed.document, changed.signature)).not.toBe(seal);
    }),
    { numRuns: 1000 },
  );
});

it('is never the same seal with an item, a stroke or an accessory more', () => {
  const seal = sealOf(document, signature);
  const [item] = document.items;
  const twice = { ...document, items: [...document.items, ...(item === undefined ? [] : [item])] };
  const longer: Signature = { by: 'strokes', strokes: [...signature.strokes, [[1, 1, 200]]] };

  expect(sealOf(twice, signature)).not.toBe(seal);
  expect(sealOf(document, longer)).not.toBe(seal);
  expect(sealOf(document, { by: 'paper' })).not.toBe(seal);
});

it('says what did not come back', () => {
  const out = [
    { name: 'Lader', count: 1 },
    { name: 'kabel', count: 2 },
    { name: 'hoes', count: 1 },
  ];
  const back = [
    { name: 'lader', count: 1 },
    { name: 'Kabel', count: 1 },
  ];

  expect(missingAccessories(out, back)).toEqual([
    { name: 'kabel', count: 1 },
    { name: 'hoes', count: 1 },
  ]);
  expect(missingAccessories(out, out)).toEqual([]);
});

it('compares serial numbers as people write them, and no number equals none', () => {
  expect([
    sameSerial('ab-12 3', 'AB123'),
    sameSerial('AB123', 'AB124'),
    sameSerial('', ''),
  ]).toEqual([true, false, false]);
});
