import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf, isTestedByA2, type Tested } from './coverage.ts';
import type { StepOutcome, TestRun } from './run.ts';

const scriptId = '0190a5f0-0000-7000-8000-000000000001';
const wishIds = ['0190a5f0-0000-7000-8000-0000000000a1', '0190a5f0-0000-7000-8000-0000000000a2'];
const testers = [
  { testerId: '0190a5f0-0000-7000-8000-0000000000b1', role: 'Docent' },
  { testerId: '0190a5f0-0000-7000-8000-0000000000b2', role: 'Verpleging' },
];
const moment = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString();

function run(
  runId: string,
  from: number,
  until: number | null,
  outcomes: readonly StepOutcome[],
  change: Partial<TestRun> = {},
): TestRun {
  return {
    runId,
    scriptId,
    scriptVersion: 1,
    testerId: testers[0]?.testerId ?? '',
    wishId: wishIds[0] ?? '',
    device: { source: 'hand', model: 'iPhone 15', version: 'iOS 18' },
    readoutId: null,
    place: 'phone',
    startedAt: moment(from),
    finishedAt: until === null ? null : moment(until),
    steps: outcomes.map((outcome, index) => ({
      stepId: `step-${index}`,
      outcome,
      remark: 'gezien',
      photoHash: null,
      at: moment(from),
    })),
    ...change,
  };
}

function stateOf(runs: readonly TestRun[], findings: Tested['findings'] = [], version = 1) {
  const cells = coverageOf({
    scripts: [{ scriptId, version }],
    testers,
    devices: wishIds.map((wishId) => ({ wishId })),
    runs,
    findings,
  });
  return cells.find(({ role, wishId }) => role === 'Docent' && wishId === wishIds[0])?.state;
}

const solvedAt = (minute: number, stepId = 'step-1'): Tested['findings'][number] => ({
  scriptId,
  stepId,
  status: 'closed',
  closingCode: 'solved',
  closedAt: moment(minute),
});
const failing = ['passed', 'failed'] as const;
const passing = ['passed', 'passed'] as const;

describe('coverage of a campaign', () => {
  it('has one cell for each script, role and device', () => {
    const cells = coverageOf({
      scripts: [{ scriptId, version: 1 }],
      testers,
      devices: wishIds.map((wishId) => ({ wishId })),
      runs: [],
      findings: [],
    });

    expect(cells).toHaveLength(4);
    expect(new Set(cells.map(({ state }) => state))).toEqual(new Set(['not-covered']));
  });

  it.each([
    ['running until its last step', [run('a', 0, null, ['passed'])], [], 'running'],
    ['passed when every step did', [run('a', 0, 5, passing)], [], 'passed'],
    [
      'passed with a step left out for a reason',
      [run('a', 0, 5, ['passed', 'skipped'])],
      [],
      'passed',
    ],
    ['failed when every step was left out', [run('a', 0, 5, ['skipped', 'skipped'])], [], 'failed'],
    ['failed when a step could not be done', [run('a', 0, 5, ['passed', 'blocked'])], [], 'failed'],
    [
      'failed although somebody who was testing meanwhile passed',
      [run('a', 0, 5, failing), run('b', 3, 8, passing)],
      [],
      'failed',
    ],
    ['to be tested again once it is solved', [run('a', 0, 5, failing)], [solvedAt(9)], 'to-retest'],
    [
      'failed as long as another finding of it is open',
      [run('a', 0, 5, ['failed', 'failed'])],
      [
        solvedAt(9),
        { scriptId, stepId: 'step-0', status: 'in-progress', closingCode: null, closedAt: null },
      ],
      'failed',
    ],
    [
      'failed when it was closed as a workaround',
      [run('a', 0, 5, failing)],
      [{ ...solvedAt(9), closingCode: 'workaround' }],
      'failed',
    ],
    [
      'failed when it fails again after it was solved',
      [run('a', 0, 5, failing), run('b', 10, 15, failing)],
      [solvedAt(9)],
      'failed',
    ],
    [
      'passed by a newer run',
      [run('a', 0, 5, failing), run('b', 10, 15, passing)],
      [solvedAt(9)],
      'passed',
    ],
  ] as const)('is %s', (_words, runs, findings, state) => {
    expect(stateOf(runs, findings)).toBe(state);
  });

  it('wants a test again when the script has changed since it passed', () => {
    expect(stateOf([run('a', 0, 5, passing)], [], 2)).toBe('to-retest');
    expect(
      stateOf([run('a', 0, 5, passing), run('b', 6, 9, passing, { scriptVersion: 2 })], [], 2),
    ).toBe('passed');
  });
});

const anyRun = fc
  .record({
    from: fc.integer({ min: 0, max: 20 }),
    takes: fc.option(fc.integer({ min: 0, max: 20 })),
    outcomes: fc.array(fc.constantFrom<StepOutcome>('passed', 'failed', 'blocked', 'skipped'), {
      minLength: 1,
      maxLength: 3,
    }),
    who: fc.integer({ min: 0, max: 1 }),
    what: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ from, takes, outcomes, who, what }, index = 0) =>
    run(String(index), from, takes === null ? null : from + takes, outcomes, {
      testerId: testers[who]?.testerId ?? '',
      wishId: wishIds[what] ?? '',
    }),
  );
const anyFinding = fc
  .record({
    step: fc.integer({ min: 0, max: 2 }),
    minute: fc.integer({ min: 0, max: 40 }),
    code: fc.constantFrom('solved', 'workaround', 'referred'),
    open: fc.boolean(),
  })
  .map(({ step, minute, code, open }): Tested['findings'][number] =>
    open
      ? {
          scriptId,
          stepId: `step-${step}`,
          status: 'waiting',
          closingCode: null,
          closedAt: null,
        }
      : { ...solvedAt(minute, `step-${step}`), closingCode: code },
  );
const anyTested = fc.record({
  runs: fc.array(anyRun, { maxLength: 8 }),
  findings: fc.array(anyFinding, { maxLength: 4 }),
});

it('a reader at A2 counts once he has been through a script', () => {
  const reader = { testerId: testers[0]?.testerId ?? '', readsA2: true };
  const other = { testerId: testers[1]?.testerId ?? '', readsA2: false };

  expect(isTestedByA2([reader, other], [run('a', 0, null, ['passed'])])).toBe(false);
  expect(isTestedByA2([other], [run('a', 0, 5, passing, { testerId: other.testerId })])).toBe(
    false,
  );
  expect(isTestedByA2([reader, other], [run('a', 0, 5, failing)])).toBe(true);
});

describe('for any runs and findings, coverage', () => {
  const coverage = (runs: readonly TestRun[], findings: Tested['findings']) =>
    coverageOf({
      scripts: [{ scriptId, version: 1 }],
      testers,
      devices: wishIds.map((wishId) => ({ wishId })),
      runs,
      findings,
    });

  it('does not depend on the order in which runs and findings come', () => {
    fc.assert(
      fc.property(anyTested, ({ runs, findings }) => {
        expect(coverage(runs.toReversed(), findings.toReversed())).toEqual(
          coverage(runs, findings),
        );
      }),
    );
  });

  it('never says passed without a finished run that passed', () => {
    fc.assert(
      fc.property(anyTested, ({ runs, findings }) => {
        for (const cell of coverage(runs, findings)) {
          if (cell.state !== 'passed') continue;
          const passed = runs.some(
            (one) =>
              one.wishId === cell.wishId &&
              testers.find(({ testerId }) => testerId === one.testerId)?.role === cell.role &&
              one.finishedAt !== null &&
              one.steps.every(({ outcome }) => outcome === 'passed' || outcome === 'skipped'),
          );
          expect(passed).toBe(true);
        }
      }),
    );
  });

  it('passes every cell once all of them pass after everything that was there', () => {
    fc.assert(
      fc.property(anyTested, ({ runs, findings }) => {
        const later = testers.flatMap(({ testerId }) =>
          wishIds.map((wishId, index) =>
            run(`${testerId}${index}`, 50, 55, passing, { testerId, wishId }),
          ),
        );
        const states = coverage([...runs, ...later], findings).map(({ state }) => state);
        expect(new Set(states)).toEqual(new Set(['passed']));
      }),
    );
  });

  it('leaves a cell to test again only when something of it was solved', () => {
    fc.assert(
      fc.property(anyTested, ({ runs, findings }) => {
        const solved = findings.some(({ closingCode }) => closingCode === 'solved');
        const again = coverage(runs, findings).some(({ state }) => state === 'to-retest');
        expect(!again || solved).toBe(true);
      }),
    );
  });
});
