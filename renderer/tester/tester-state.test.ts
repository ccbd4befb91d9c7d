import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestRun } from '../../shared/domain/acceptance/run.ts';
import { keepState, keptState } from './keep-state.ts';
import {
  nextIndex,
  refused,
  runsWith,
  taken,
  type TesterState,
  tokenOf,
  type Waiting,
} from './tester-state.ts';

const at = '2026-11-27T09:00:00.000Z';
const scriptId = '0190a5f0-0000-7000-8000-000000000001';
const runId = '0190a5f0-0000-7000-8000-000000000002';
const wishId = '0190a5f0-0000-7000-8000-000000000003';
const words = { nl: 'x', en: 'x' };
const stepIds = ['one', 'two', 'three'];
const page: NonNullable<TesterState['page']> = {
  campaign: { name: 'Mail', scope: 'Mail', until: '2026-12-01', takesResults: true },
  tester: { name: 'Noor', role: 'Verpleging' },
  scripts: [
    {
      scriptId,
      version: 1,
      content: {
        title: words,
        steps: stepIds.map((stepId) => ({ stepId, given: words, do: words, expect: words })),
      },
      changedBy: 'Petra',
      changedAt: at,
    },
  ],
  olderScripts: [],
  devices: [{ wishId, model: 'iPhone 15', version: 'iOS 18' }],
  runs: [],
};
const start: Waiting = {
  kind: 'start',
  runId,
  scriptId,
  scriptVersion: 1,
  device: { choice: 'wished', wishId },
  at,
};
const step = (stepId: string, outcome: 'passed' | 'failed' = 'passed'): Waiting => ({
  kind: 'step',
  runId,
  stepId,
  outcome,
  remark: '',
  photo: null,
  at,
});
const stateWith = (waiting: readonly Waiting[]): TesterState => ({
  page,
  waiting: [...waiting],
  openRun: runId,
  typed: null,
  refused: false,
  locale: 'nl',
});

/** What the desk answers to the first that waits: its run with that applied, as it would have it. */
function deskTakes(state: TesterState): TesterState {
  const [first] = state.waiting;
  if (first === undefined || state.page === null) return state;
  const run = runsWith(state.page, [first]).find((each) => each.runId === first.runId);
  if (run === undefined) throw new Error('Something waits for a run that was never begun');
  return taken(state, run);
}

describe('the page of a tester', () => {
  it('shows an answer at once, before the desk has it', () => {
    const [run] = runsWith(page, [start, step('one'), step('two', 'failed')]);

    expect(run).toMatchObject({
      device: { source: 'hand', model: 'iPhone 15' },
      finishedAt: null,
      steps: [
        { stepId: 'one', outcome: 'passed' },
        { stepId: 'two', outcome: 'failed' },
      ],
    });
    expect(nextIndex(run ?? { steps: [] }, stepIds)).toBe(2);
  });

  it('shows the same while the desk takes what waits, one after the other', () => {
    const answers = fc.array(
      fc.record({
        stepId: fc.constantFrom(...stepIds),
        outcome: fc.constantFrom<'passed' | 'failed'>('passed', 'failed'),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(answers, (given) => {
        let state = stateWith([
          start,
          ...given.map(({ stepId, outcome }) => step(stepId, outcome)),
        ]);
        const before = runsWith(page, state.waiting);
        while (state.waiting.length > 0) {
          state = deskTakes(state);
          expect(runsWith(state.page ?? page, state.waiting)).toEqual(before);
        }
      }),
    );
  });

  it('drops all of a run whose start was refused, and says so', () => {
    const other: TestRun['runId'] = '0190a5f0-0000-7000-8000-000000000009';
    const after = refused(stateWith([start, step('one'), { ...start, runId: other }]));

    expect(after.waiting).toEqual([{ ...start, runId: other }]);
    expect(after).toMatchObject({ openRun: null, refused: true });
  });

  it('takes up after a reload what it kept, and nothing that is damaged', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const token = 'a'.repeat(43);
    const state = stateWith([start, step('one')]);

    expect(keepState(storage, token, state)).toBe(true);
    expect(keptState(storage, token, 'en')).toEqual(state);
    expect([...kept.keys()].join('')).not.toContain(token);
    for (const damaged of ['{', '{"page":1}', 'null']) {
      const broken = { getItem: () => damaged, setItem: () => undefined };
      expect(keptState(broken, token, 'en').waiting).toEqual([]);
    }
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(keepState(full, token, state)).toBe(false);
  });

  it('knows its token from its address and from nothing else', () => {
    const token = 'A-_9'.repeat(11).slice(0, 43);

    expect(tokenOf(`/t/${token}`)).toBe(token);
    expect(tokenOf(`/t/${token}/`)).toBe(token);
    expect(tokenOf(`/t/${token}x`)).toBeNull();
    expect(tokenOf(`/s/${token}`)).toBeNull();
  });
});
