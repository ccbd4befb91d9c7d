import { z } from 'zod';
import { uuidSchema } from '../../base/identifier.ts';
import type { Tester, WishedDevice } from './campaign.ts';
import { type Finding, stateOfFinding } from './finding.ts';
import { outcomeOf, type TestRun } from './run.ts';
import type { TestScript } from './script.ts';

export const cellStateSchema = z.enum(['not-covered', 'running', 'passed', 'failed', 'to-retest']);
export type CellState = z.infer<typeof cellStateSchema>;

/** One combination of script, role and device. */
export const cellSchema = z.strictObject({
  scriptId: uuidSchema,
  role: z.string().max(60),
  wishId: uuidSchema,
  state: cellStateSchema,
  /** Finished runs that count for it. */
  runs: z.int().min(0),
});
export type Cell = z.infer<typeof cellSchema>;

/** All of a campaign that says what is covered. */
export interface Tested {
  readonly scripts: readonly Pick<TestScript, 'scriptId' | 'version'>[];
  readonly testers: readonly Pick<Tester, 'testerId' | 'role'>[];
  readonly devices: readonly Pick<WishedDevice, 'wishId'>[];
  readonly runs: readonly TestRun[];
  readonly findings: readonly Pick<
    Finding,
    'scriptId' | 'stepId' | 'status' | 'closingCode' | 'closedAt'
  >[];
}

/** The roles of the testers, each once, in alphabetical order. */
export function rolesOf(testers: readonly Pick<Tester, 'role'>[]): readonly string[] {
  return [...new Set(testers.map(({ role }) => role))].toSorted((one, other) =>
    one.localeCompare(other),
  );
}

/** Whether somebody who reads at A2 has been through a script to its end. */
export function isTestedByA2(
  testers: readonly Pick<Tester, 'testerId' | 'readsA2'>[],
  runs: readonly Pick<TestRun, 'testerId' | 'finishedAt'>[],
): boolean {
  const readers = new Set(testers.filter(({ readsA2 }) => readsA2).map(({ testerId }) => testerId));
  return runs.some(({ testerId, finishedAt }) => finishedAt !== null && readers.has(testerId));
}

/** Every combination of script, role and device with how far it is. The order of the runs does not matter. */
export function coverageOf(tested: Tested): readonly Cell[] {
  const roleOf = new Map(tested.testers.map(({ testerId, role }) => [testerId, role]));
  const runsOf = Map.groupBy(tested.runs, ({ scriptId, testerId, wishId }) =>
    keyOf(scriptId, roleOf.get(testerId), wishId),
  );
  const roles = rolesOf(tested.testers);
  return tested.scripts.flatMap(({ scriptId, version }) =>
    roles.flatMap((role) =>
      tested.devices.map(({ wishId }) => {
        const runs = runsOf.get(keyOf(scriptId, role, wishId)) ?? [];
        return {
          scriptId,
          role,
          wishId,
          state: stateOfCell(version, runs, tested.findings),
          runs: runs.filter(({ finishedAt }) => finishedAt !== null).length,
        };
      }),
    ),
  );
}

/** Names a cell. A role is free text, so it is quoted; a run that counts for no cell gets a name of none. */
function keyOf(scriptId: string, role: string | undefined, wishId: string | null): string {
  return JSON.stringify([scriptId, role ?? null, wishId]);
}

/**
 * A run that failed counts until a run that began after it passed. What failed and is said to be
 * solved must be tested again, and so must what passed with an older version of the script.
 */
function stateOfCell(
  version: number,
  runs: readonly TestRun[],
  findings: Tested['findings'],
): CellState {
  const finished = runs.flatMap((run) =>
    run.finishedAt === null
      ? []
      : [{ ...run, finishedAt: run.finishedAt, outcome: outcomeOf(run.steps) }],
  );
  if (finished.length === 0) return runs.length === 0 ? 'not-covered' : 'running';
  const passes = finished.filter(({ outcome }) => outcome === 'passed');
  const failures = finished.filter(
    (failed) =>
      failed.outcome === 'failed' && !passes.some((pass) => pass.startedAt >= failed.finishedAt),
  );
  if (failures.length > 0) {
    return failures.every((failed) => isSaidSolved(failed, findings)) ? 'to-retest' : 'failed';
  }
  return passes.some(({ scriptVersion }) => scriptVersion === version) ? 'passed' : 'to-retest';
}

/** Whether a finding of one of its failed steps was solved since, and none of them is still open. */
function isSaidSolved(
  failed: {
    readonly scriptId: string;
    readonly finishedAt: string;
    readonly steps: TestRun['steps'];
  },
  findings: Tested['findings'],
): boolean {
  const steps = new Set(
    failed.steps
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked')
      .map(({ stepId }) => stepId),
  );
  const about = findings.filter(
    ({ scriptId, stepId }) => scriptId === failed.scriptId && steps.has(stepId),
  );
  const isSolvedSince = ({ closedAt, ...finding }: Tested['findings'][number]) =>
    stateOfFinding(finding) === 'solved' && closedAt !== null && closedAt >= failed.finishedAt;
  return about.some(isSolvedSince) && about.every((finding) => stateOfFinding(finding) !== 'open');
}
