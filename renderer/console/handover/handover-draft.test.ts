import { expect, it } from 'vitest';
import type { FoundAsset } from '../../../shared/contract/handover-routes.ts';
import type { Asset } from '../../../shared/domain/asset.ts';
import { handedItem, kindFor, missingFrom, newLine, troubleOf } from './handover-draft.ts';

const at = '2026-11-27T09:00:00.000Z';
const asset: Asset = {
  assetId: '019aa000-0000-7000-8000-000000000001',
  version: 3,
  state: 'ready',
  holder: null,
  dueOn: null,
  createdAt: at,
  updatedAt: at,
  tag: 'LT-000123',
  type: 'laptop',
  maker: 'Dell',
  model: 'Latitude 5440',
  identifiers: [],
  system: null,
  site: null,
  ownerUnit: null,
  warrantyUntil: null,
  supplier: null,
  purchasedOn: null,
  purchaseOrder: null,
  purchasePrice: null,
};
const holder = { name: 'Noor', staffNumber: null, personId: null };
const ready: FoundAsset = { asset, out: null, lock: null };
const iphone: FoundAsset = {
  asset: { ...asset, type: 'phone', maker: 'Apple', state: 'issued', holder },
  out: {
    handoverId: '019aa000-0000-7000-8000-000000000009',
    at,
    loan: null,
    item: {
      assetId: asset.assetId,
      tag: asset.tag,
      serial: null,
      name: 'Apple iPhone 15',
      accessories: [{ name: 'Hoesje', count: 1 }],
      condition: { words: '', photos: [], reading: null },
    },
  },
  lock: null,
};
const wordOf = (key: string) => key;

it('takes what is ready to go out once, and back only what is out', () => {
  const lines = [newLine('loan', ready, wordOf)];

  expect([
    troubleOf('loan', [], ready),
    troubleOf('loan', lines, ready),
    troubleOf('return', [], ready),
    troubleOf('issue', [], iphone),
    troubleOf('return', [], iphone),
  ]).toEqual([null, 'there-already', 'not-out', 'not-ready', null]);
});

it('knows from the first scan that something comes back', () => {
  expect([kindFor('loan', iphone), kindFor('issue', ready), kindFor('return', ready)]).toEqual([
    'return',
    'issue',
    'loan',
  ]);
});

it('asks of an iPhone that comes back for its lock, and for what went along', () => {
  const line = newLine('return', iphone, wordOf);

  expect(missingFrom('return', [])).toBe('items');
  expect(missingFrom('return', [line])).toBe('lock');
  expect(missingFrom('return', [{ ...line, lock: 'locked' }])).toBeNull();
  expect(line.accessories).toEqual([{ name: 'Hoesje', count: 1, ticked: false }]);
});

it('hands over only what is ticked', () => {
  const line = newLine('loan', ready, wordOf);

  expect(handedItem(line)).toEqual({
    assetId: asset.assetId,
    version: 3,
    accessories: [{ name: 'charger', count: 1 }],
    condition: { words: '', photos: [] },
    readingId: null,
    lock: null,
  });
});
