import { expect, it } from 'vitest';
import { emptyHandover } from './handover-state.ts';
import {
  forgetHandover,
  type HandoverStorage,
  keepHandover,
  type KeptHandover,
  keptHandover,
} from './kept-handover.ts';

const at = '2026-11-27T09:00:00.000Z';
const kept: KeptHandover = {
  handoverId: '019aa000-0000-7000-8000-000000000001',
  kind: 'loan',
  holder: { name: 'Noor de Vries', staffNumber: '100001' },
  lines: [
    {
      found: {
        asset: {
          assetId: '019aa000-0000-7000-8000-000000000002',
          version: 1,
          state: 'ready',
          holder: null,
          dueOn: null,
          createdAt: at,
          updatedAt: at,
          tag: 'L-1',
          type: 'laptop',
          maker: 'Dell',
          model: 'Latitude',
          identifiers: [],
          system: null,
          site: null,
          ownerUnit: null,
          warrantyUntil: null,
          supplier: null,
          purchasedOn: null,
          purchaseOrder: null,
          purchasePrice: null,
        },
        out: null,
        lock: null,
      },
      accessories: [{ name: 'Lader', count: 1, ticked: true }],
      words: 'Kras op de deksel',
      photos: [],
      reading: null,
      lock: null,
    },
  ],
  poolId: 'pool-1',
  dueOn: '2026-12-04',
};

function memory(): HandoverStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

it('outlives a reload at its own address, and goes when it was signed', () => {
  const storage = memory();

  keepHandover(storage, 'loan', kept, kept);
  const again = keptHandover(storage, 'loan');
  const elsewhere = keptHandover(storage, 'issue');
  forgetHandover(storage, 'loan');

  expect([again, elsewhere, keptHandover(storage, 'loan')]).toEqual([kept, null, null]);
});

it('keeps nothing of a handover that is empty again', () => {
  const storage = memory();

  keepHandover(storage, 'loan', kept, kept);
  keepHandover(storage, 'loan', emptyHandover('loan', null), kept);

  expect(keptHandover(storage, 'loan')).toBeNull();
});

it('is nothing when it was damaged', () => {
  const storage = memory();
  for (const text of [
    '',
    '{',
    '[]',
    '{"kind":"loan"}',
    JSON.stringify({ ...kept, signature: 1 }),
  ]) {
    storage.setItem('balie.console.handover loan', text);
    expect(keptHandover(storage, 'loan')).toBeNull();
  }
});
