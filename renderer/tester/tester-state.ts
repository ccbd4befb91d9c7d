import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../shared/base/identifier.ts';
import { testPageSchema } from '../../shared/contract/tester-page.ts';
import {
  chosenDeviceSchema,
  stepOutcomeSchema,
  type TestRun,
} from '../../shared/domain/acceptance/run.ts';
import type { TestNote } from '../../shared/domain/acceptance/test-note.ts';
import { stepIdSchema, type TestScript } from '../../shared/domain/acceptance/script.ts';
import { localeSchema } from '../../shared/domain/locale.ts';

/** Something that was done here and that the desk may not have yet; in the order in which it was done. */
export const waitingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    runId: uuidSchema,
    scriptId: uuidSchema,
    scriptVersion: z.int().positive(),
    device: chosenDeviceSchema,
    at: timestampSchema,
  }),
  z.strictObject({
    kind: z.literal('step'),
    runId: uuidSchema,
    stepId: stepIdSchema,
    outcome: stepOutcomeSchema,
    remark: z.string().max(4000),
    /** Under which name the photo is kept on this phone. */
    photo: uuidSchema.nullable(),
    at: timestampSchema,
  }),
]);
export type Waiting = z.infer<typeof waitingSchema>;

/** All that the page of a tester knows; kept on the phone, through a reload and without a network. */
export const testerStateSchema = z.strictObject({
  /** As the desk last told it. */
  page: testPageSchema.nullable(),
  waiting: z.array(waitingSchema).max(2000),
  /** The run that is on the screen. */
  openRun: uuidSchema.nullable(),
  /** What is being written about a step. */
  typed: z
    .strictObject({
      stepId: stepIdSchema,
      outcome: stepOutcomeSchema.exclude(['passed']),
      words: z.string().max(4000),
    })
    .nullable(),
  /** The desk did not take something. */
  refused: z.boolean(),
  locale: localeSchema,
});
export type TesterState = Readonly<z.infer<typeof testerStateSchema>>;

type Page = NonNullable<TesterState['page']>;

/** The script of a run in the version with which it was begun; the newest when the page has no other. */
export function scriptOf(
  page: Pick<Page, 'scripts' | 'olderScripts'>,
  run: Pick<TestRun, 'scriptId' | 'scriptVersion'>,
): TestScript | null {
  const same = [...page.scripts, ...page.olderScripts].filter(
    ({ scriptId }) => scriptId === run.scriptId,
  );
  return same.find(({ version }) => version === run.scriptVersion) ?? same[0] ?? null;
}

/** The runs as the tester sees them: those of the desk, with what waits already done. */
export function runsWith(
  page: Pick<Page, 'runs' | 'scripts' | 'olderScripts' | 'devices'>,
  waiting: readonly (Waiting | TestNote)[],
): readonly TestRun[] {
  let runs: readonly TestRun[] = page.runs;
  for (const each of waiting) {
    runs = each.kind === 'start' ? started(page, runs, each) : answered(page, runs, each);
  }
  return runs;
}

function started(
  { devices }: Pick<Page, 'devices'>,
  runs: readonly TestRun[],
  start: Extract<Waiting | TestNote, { kind: 'start' }>,
): readonly TestRun[] {
  if (runs.some(({ runId }) => runId === start.runId)) return runs;
  const { device } = start;
  const wished =
    device.choice === 'wished'
      ? devices.find(({ wishId }) => wishId === device.wishId)
      : device.choice === 'read'
        ? device.device
        : device;
  return [
    {
      runId: start.runId,
      scriptId: start.scriptId,
      scriptVersion: start.scriptVersion,
      // Nobody but the desk knows him by an id.
      testerId: nobody,
      wishId: device.choice === 'wished' ? device.wishId : null,
      device: {
        source: device.choice === 'read' ? 'machine' : 'hand',
        model: wished?.model ?? '',
        version: wished?.version ?? null,
      },
      readoutId: null,
      place: 'phone',
      startedAt: start.at,
      finishedAt: null,
      steps: [],
    },
    ...runs,
  ];
}

const nobody = '00000000-0000-0000-0000-000000000000';

function answered(
  page: Pick<Page, 'scripts' | 'olderScripts'>,
  runs: readonly TestRun[],
  { runId, stepId, outcome, remark, at }: Extract<Waiting | TestNote, { kind: 'step' }>,
): readonly TestRun[] {
  return runs.map((run) => {
    if (run.runId !== runId || run.finishedAt !== null) return run;
    const steps = [
      ...run.steps.filter((step) => step.stepId !== stepId),
      { stepId, outcome, remark, photoHash: null, at },
    ];
    const script = scriptOf(page, run);
    const isOver = steps.length >= (script?.content.steps.length ?? Infinity);
    return { ...run, steps, finishedAt: isOver ? at : null };
  });
}

/** The first step of a run without an answer, from zero; null when it has all. */
export function nextIndex(run: Pick<TestRun, 'steps'>, stepIds: readonly string[]): number | null {
  const done = new Set(run.steps.map(({ stepId }) => stepId));
  const next = stepIds.findIndex((stepId) => !done.has(stepId));
  return next === -1 ? null : next;
}

/** The state after the desk took the first of what waits and answered with its run. */
export function taken(state: TesterState, run: TestRun): TesterState {
  const { page } = state;
  if (page === null) return { ...state, waiting: state.waiting.slice(1) };
  const others = page.runs.filter(({ runId }) => runId !== run.runId);
  return {
    ...state,
    waiting: state.waiting.slice(1),
    page: { ...page, runs: [run, ...others].slice(0, 50) },
  };
}

/** The state after the desk refused the first of what waits: with a start goes all of its run. */
export function refused(state: TesterState): TesterState {
  const [first, ...rest] = state.waiting;
  if (first === undefined) return state;
  const waiting = first.kind === 'start' ? rest.filter(({ runId }) => runId !== first.runId) : rest;
  const openRun = first.kind === 'start' && state.openRun === first.runId ? null : state.openRun;
  return { ...state, waiting, openRun, refused: true };
}

/** The token of `/t/<token>`, or null when the address is not one of ours. */
export function tokenOf(pathname: string): string | null {
  return /^\/t\/([A-Za-z0-9_-]{43})\/?$/u.exec(pathname)?.[1] ?? null;
}
