import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssetEvent } from './asset-event.ts';
import { replay } from './asset-timeline.ts';
import {
  type AssetHolder,
  type AssetState,
  assetStateSchema,
  recordedTypeSchema,
} from './asset.ts';
import {
  type AssetMover,
  type Movable,
  type MoveFacts,
  dueAfter,
  holderAfter,
  moveRefusal,
  moveRule,
  statesFrom,
} from './asset-lifecycle.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const noor: AssetHolder = { name: 'Noor de Vries', staffNumber: '1001', personId: null };
const sam: AssetHolder = { name: 'Sam Bakker', staffNumber: null, personId: null };
const laptop = (state: AssetState, holder: AssetHolder | null = null): Movable => ({
  type: 'laptop',
  state,
  holder,
});
const refused = (asset: Movable, role: AssetMover, facts: MoveFacts) =>
  moveRefusal(asset, role, facts)?.code ?? null;
const allHold = { preparationId: '0199a000-0000-7000-8000-000000000001', allHold: true };

describe('a move in the life of an asset', () => {
  it.each<[string, Movable, AssetMover, MoveFacts, string | null]>([
    [
      'issue from stock',
      laptop('stock'),
      'admin',
      { to: 'issued', holder: noor },
      'asset/not-ready',
    ],
    ['issue to nobody', laptop('ready'), 'admin', { to: 'issued' }, 'asset/needs-holder'],
    ['issue', laptop('ready'), 'technician', { to: 'issued', holder: noor }, null],
    ['lend for ever', laptop('ready'), 'lead', { to: 'loan', holder: noor }, 'asset/needs-due'],
    [
      'ready because a technician says so',
      laptop('stock'),
      'technician',
      { to: 'ready', reason: 'Ziet er goed uit' },
      'asset/needs-preparation',
    ],
    [
      'ready because a check failed',
      laptop('stock'),
      'technician',
      { to: 'ready', preparation: { ...allHold, allHold: false } },
      'asset/needs-preparation',
    ],
    ['ready', laptop('stock'), 'technician', { to: 'ready', preparation: allHold }, null],
    [
      'ready because an admin has a reason',
      laptop('wiped'),
      'admin',
      { to: 'ready', reason: 'Spoed', preparation: { ...allHold, allHold: false } },
      'asset/needs-preparation',
    ],
    ['wipe without proof', laptop('returned'), 'lead', { to: 'wiped' }, 'asset/needs-wipe-proof'],
    [
      'wipe what is still out',
      laptop('issued', noor),
      'lead',
      { to: 'wiped' },
      'asset/not-returned',
    ],
    ['back in stock unwiped', laptop('returned'), 'admin', { to: 'stock' }, 'asset/needs-wipe'],
    [
      'a dock back in stock',
      { type: 'dock', state: 'returned', holder: null },
      'technician',
      { to: 'stock' },
      null,
    ],
    [
      'retire as a technician',
      laptop('ready'),
      'technician',
      { to: 'retired', reason: 'Oud' },
      'asset/not-your-move',
    ],
    ['retire in silence', laptop('ready'), 'lead', { to: 'retired' }, 'asset/needs-reason'],
    ['retire what is wiped', laptop('wiped'), 'lead', { to: 'retired' }, null],
    [
      'from repair to somebody else',
      laptop('in-repair', noor),
      'admin',
      { to: 'issued', holder: sam },
      'asset/needs-same-holder',
    ],
    ['from repair to its holder', laptop('in-repair', noor), 'technician', { to: 'issued' }, null],
    [
      'from repair to nobody',
      laptop('in-repair'),
      'admin',
      { to: 'issued' },
      'asset/needs-same-holder',
    ],
    [
      'found again, by a lead',
      laptop('retired'),
      'lead',
      { to: 'returned', reason: 'Gevonden' },
      'asset/not-your-move',
    ],
  ])('%s', (_name, asset, role, facts, code) => {
    expect(refused(asset, role, facts)).toBe(code);
  });

  it('reaches every state from stock, and none is a trap', () => {
    const reached = new Set<AssetState>(['stock']);
    for (const state of reached) for (const to of statesFrom(state)) reached.add(to);

    expect([...reached].toSorted()).toEqual([...assetStateSchema.options].toSorted());
    expect(assetStateSchema.options.filter((state) => statesFrom(state).length === 0)).toEqual([]);
  });
});

const words = fc.option(fc.constantFrom('', ' ', 'Omdat het moet'));
const attempts = fc.array(
  fc.record({
    role: fc.constantFrom<AssetMover>('technician', 'lead', 'admin'),
    facts: fc.record({
      to: fc.constantFrom(...assetStateSchema.options),
      holder: fc.option(fc.constantFrom(noor, sam)),
      dueOn: fc.option(fc.constant('2026-12-24')),
      preparation: fc.option(fc.boolean().map((holds) => ({ ...allHold, allHold: holds }))),
      wipeProof: words,
      reason: words,
    }),
  }),
  { maxLength: 60 },
);

describe('a life of random moves by random people', () => {
  it('never breaks what must always hold, and its history replays to where it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recordedTypeSchema.options), attempts, (type, tried) => {
        let asset: Movable = { type, state: 'stock', holder: null };
        let dueOn: string | null = null;
        let wiped = true;
        const history: AssetEvent[] = [line(1, null, asset, null)];
        for (const { role, facts } of tried) {
          if (moveRefusal(asset, role, facts) !== null) continue;
          const next = { type, state: facts.to, holder: holderAfter(asset, facts) };
          dueOn = dueAfter(facts);
          expect(moveRule(asset.state, next.state)).not.toBeNull();
          // Whatever was with somebody holds his data until it is wiped.
          if (next.state === 'issued' || next.state === 'loan') {
            expect(['ready', 'in-repair']).toContain(asset.state);
            wiped = type === 'dock' || type === 'peripheral';
          }
          if (next.state === 'wiped') wiped = true;
          if (next.state === 'stock' || next.state === 'ready') expect(wiped).toBe(true);
          if (next.state === 'ready') expect(facts.preparation).toEqual(allHold);
          if (next.state === 'retired') expect(role).not.toBe('technician');
          history.push(line(history.length + 1, asset, next, dueOn));
          asset = next;
          const isOut = asset.state === 'issued' || asset.state === 'loan';
          expect(isOut && asset.holder === null).toBe(false);
          if (!isOut && asset.state !== 'in-repair') expect(asset.holder).toBeNull();
          expect(dueOn === null).toBe(asset.state !== 'loan');
        }

        expect(replay(history)).toMatchObject({ state: asset.state, holder: asset.holder });
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('with a line missing is no history', () => {
    const history = [
      line(1, null, laptop('stock'), null),
      line(2, laptop('stock'), laptop('ready'), null),
      line(3, laptop('ready'), laptop('issued', noor), null),
    ];

    expect(replay(history)?.state).toBe('issued');
    expect(replay(history.toSpliced(1, 1))).toBeNull();
  });
});

function line(
  sequence: number,
  before: Movable | null,
  after: Movable,
  dueOn: string | null,
): AssetEvent {
  return {
    assetId: '0199a000-0000-7000-8000-000000000000',
    sequence,
    at: new Date(Date.UTC(2026, 2, 1, 9, sequence)).toISOString(),
    actor: 'Mila',
    kind: before === null ? 'created' : 'moved',
    fromState: before?.state ?? null,
    toState: after.state,
    fromHolder: before?.holder ?? null,
    toHolder: after.holder,
    dueOn,
    ticket: null,
    readoutId: null,
    preparationId: null,
    reason: null,
    wipeProof: null,
    minutes: null,
    changes: [],
  };
}
