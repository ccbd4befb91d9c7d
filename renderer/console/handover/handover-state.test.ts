import { expect, it } from 'vitest';
import type { FoundAsset } from '../../../shared/contract/handover-routes.ts';
import type { Asset } from '../../../shared/domain/asset.ts';
import { emptyHandover, type HandoverAction, nextHandover } from './handover-state.ts';

const at = '2026-11-27T09:00:00.000Z';
const assetOf = (tag: string, facts: Partial<Asset> = {}): Asset => ({
  assetId: `019aa000-0000-7000-8000-${tag.padStart(12, '0')}`,
  version: 1,
  state: 'ready',
  holder: null,
  dueOn: null,
  createdAt: at,
  updatedAt: at,
  tag,
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
  ...facts,
});
const scanOf = (asset: Asset): HandoverAction => ({
  type: 'scanned',
  scanned: { kind: 'asset', found: { asset, out: null, lock: null } satisfies FoundAsset },
  wordOf: (key) => key,
});
const play = (...actions: readonly HandoverAction[]) =>
  actions.reduce(nextHandover, emptyHandover('issue', null));

it('puts every scan on the list once, and says what came of the last', () => {
  const state = play(scanOf(assetOf('1')), scanOf(assetOf('2')), scanOf(assetOf('1')));

  expect(state.lines.map(({ found }) => found.asset.tag)).toEqual(['1', '2']);
  expect(state.heard).toEqual({ type: 'there-already', name: 'Dell Latitude 1' });
});

it('takes a badge for whom it is, between two devices', () => {
  const holder = { name: 'Noor de Vries', staffNumber: '100001' };
  const person: HandoverAction = {
    type: 'scanned',
    scanned: { kind: 'person', holder },
    wordOf: (key) => key,
  };

  const state = play(scanOf(assetOf('1')), person, scanOf(assetOf('2')));

  expect(state).toMatchObject({ kind: 'issue', holder, heard: { type: 'added' } });
  expect(state.lines).toHaveLength(2);
});

it('becomes a return of its holder when the first thing is out, and keeps to that', () => {
  const holder = { name: 'Sem', staffNumber: null, personId: null };
  const out = assetOf('1', { state: 'issued', holder });

  const state = play(scanOf(out), scanOf(assetOf('2')));

  expect(state).toMatchObject({ kind: 'return', holder: { name: 'Sem' } });
  expect(state.lines).toHaveLength(1);
  expect(state.heard).toMatchObject({ type: 'not-out' });
});

it('begins anew when something else is to be done', () => {
  const state = play(scanOf(assetOf('1')), { type: 'kind', kind: 'return' });

  expect(state).toMatchObject({ kind: 'return', lines: [], heard: null });
});

it('shows a device that a colleague changed as it is now, with what was written down about it', () => {
  const before = assetOf('1');
  const line = { type: 'line', assetId: before.assetId, change: { words: 'kras' } } as const;
  const after = { ...before, version: 2, model: 'Latitude 2' };
  const anew = { type: 'found-anew', found: { asset: after, out: null, lock: null } } as const;

  const state = play(scanOf(before), line, anew);

  expect(state.lines).toMatchObject([{ found: { asset: after }, words: 'kras' }]);
  expect(state.heard).toEqual({ type: 'renewed', name: 'Dell Latitude 2 1' });
  expect(play(scanOf(before), line, scanOf(after))).toEqual(state);
});

it('takes what a colleague gave out meanwhile off the list', () => {
  const holder = { personId: null, name: 'Sem Visser', staffNumber: null };
  const gone = assetOf('1', { state: 'issued', holder, version: 2 });
  const anew = { type: 'found-anew', found: { asset: gone, out: null, lock: null } } as const;

  const state = play(scanOf(assetOf('1')), scanOf(assetOf('2')), anew);

  expect(state.lines.map(({ found }) => found.asset.tag)).toEqual(['2']);
  expect(state.heard).toEqual({ type: 'not-ready', name: 'Dell Latitude 1' });
});
