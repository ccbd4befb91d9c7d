import { assertNever } from '../../../shared/base/assert-never.ts';
import type { StepOutcome } from '../../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../../shared/domain/acceptance/script.ts';
import { nextIndex, runsWith, scriptOf } from '../../tester/tester-state.ts';
import { forget } from './forget.ts';
import { turnInto } from './go.ts';
import { ask, ownDevices, stay, tell, type Model, type Reply, type Turn } from './model.ts';
import type { TestScreen, TestSession } from './test-screen.ts';

/** What somebody who tests does on the screen. */
export type TestTap =
  | { readonly type: 'test-opened' }
  | { readonly type: 'test-code-entered'; readonly code: string }
  | { readonly type: 'test-script-chosen'; readonly scriptId: string }
  | { readonly type: 'test-continued'; readonly runId: string }
  | { readonly type: 'test-device-chosen'; readonly wishId: string }
  | { readonly type: 'test-device-read'; readonly deviceId: string }
  | { readonly type: 'test-answered'; readonly outcome: StepOutcome }
  | { readonly type: 'test-words-typed'; readonly words: string }
  | { readonly type: 'test-photo-taken'; readonly jpegBase64: string | null }
  | { readonly type: 'test-told' }
  | { readonly type: 'test-ended' };

type TestReply = Extract<Reply, { call: `test.${string}` }>;

/** The runs of a tester, with what waits already done. */
export function runsOf({ view }: TestSession) {
  return runsWith(view.page, view.waiting);
}

/** The step that is before a tester; null when its script is not known any more. */
export function stepOf({
  view,
  runId,
  stepId,
}: Extract<TestScreen, { at: 'test-step' }>): { script: TestScript; index: number } | null {
  const run = runsWith(view.page, view.waiting).find((each) => each.runId === runId);
  const script = run === undefined ? null : scriptOf(view.page, run);
  const index = script?.content.steps.findIndex((step) => step.stepId === stepId) ?? -1;
  return script === null || index === -1 ? null : { script, index };
}

export function onTestTap(model: Model, tap: TestTap): Turn {
  const { screen } = model;
  if (model.pending !== null) return stay(model);
  switch (tap.type) {
    case 'test-opened':
      return stay(
        screen.at === 'attract' ? turnInto(model, { at: 'test-code', refused: null }) : model,
      );
    case 'test-code-entered':
      return screen.at === 'test-code'
        ? ask(model, { call: 'test.open', input: { code: tap.code } })
        : stay(model);
    case 'test-script-chosen': {
      if (screen.at !== 'test-choose') return stay(model);
      const { code, view } = screen;
      const script = view.page.scripts.find(({ scriptId }) => scriptId === tap.scriptId);
      if (script === undefined) return stay(model);
      const { scriptId, version: scriptVersion } = script;
      return stay(
        turnInto(model, { at: 'test-device', failed: null, code, view, scriptId, scriptVersion }),
      );
    }
    case 'test-continued':
      return stay(screen.at === 'test-choose' ? atNextStep(model, screen, tap.runId) : model);
    case 'test-device-chosen':
      return screen.at === 'test-device'
        ? start(model, screen, { choice: 'wished', wishId: tap.wishId })
        : stay(model);
    case 'test-device-read':
      return readDevice(model, tap.deviceId);
    case 'test-answered':
      return answerStep(model, tap.outcome);
    case 'test-words-typed':
      return stay(withTold(model, { words: tap.words }));
    case 'test-photo-taken':
      return stay(withTold(model, { jpegBase64: tap.jpegBase64 }));
    case 'test-told':
      return sendTold(model);
    case 'test-ended':
      return screen.at === 'test-choose' || screen.at === 'test-done'
        ? forget(model, 'done')
        : stay(model);
    default:
      return assertNever(tap);
  }
}

/** Back: one face or screen earlier; a run that is left goes on later. */
export function backInTest(model: Model, screen: TestScreen): Turn {
  if (model.pending !== null && screen.at !== 'test-reading') return stay(model);
  switch (screen.at) {
    case 'test-code':
      return stay(turnInto(model, { at: 'attract' }));
    case 'test-choose':
      return forget(model, 'start-over');
    case 'test-reading':
      return tell(model, { call: 'test.stop-reading', input: {} });
    case 'test-step':
      return stay(
        screen.told === null ? choosing(model, screen) : turnInto(model, { ...screen, told: null }),
      );
    case 'test-device':
    case 'test-done':
      return stay(choosing(model, screen));
    default:
      return assertNever(screen);
  }
}

/** What the core answered to somebody who tests. */
export function onTestReply(model: Model, reply: TestReply): Turn {
  const { screen } = model;
  switch (reply.call) {
    case 'test.open': {
      if (screen.at !== 'test-code') return stay(model);
      const { result, input } = reply;
      return stay(
        result.ok
          ? choosing(model, { code: input.code, view: result.value })
          : turnInto(model, { at: 'test-code', refused: result.fault.code }),
      );
    }
    case 'test.start': {
      if (screen.at !== 'test-device' && screen.at !== 'test-reading') return stay(model);
      const { code, view, scriptId, scriptVersion } = screen;
      if (!reply.result.ok) {
        const failed = reply.result.fault.code;
        return stay(
          turnInto(model, { at: 'test-device', failed, code, view, scriptId, scriptVersion }),
        );
      }
      return stay(
        atNextStep(model, { code, view: reply.result.value.view }, reply.result.value.runId),
      );
    }
    case 'test.end-step': {
      if (screen.at !== 'test-step') return stay(model);
      if (!reply.result.ok) {
        const { fault } = reply.result;
        return stay({
          ...model,
          stuck: { fault, retry: { call: reply.call, input: reply.input } },
        });
      }
      return stay(atNextStep(model, { code: screen.code, view: reply.result.value }, screen.runId));
    }
    case 'test.stop-reading':
    case 'test.leave':
      return stay(model);
    default:
      return assertNever(reply);
  }
}

function choosing(model: Model, { code, view }: TestSession): Model {
  return turnInto(model, { at: 'test-choose', code, view });
}

/** The first step of a run without an answer, or the thanks when it has all. */
function atNextStep(model: Model, { code, view }: TestSession, runId: string): Model {
  const run = runsWith(view.page, view.waiting).find((each) => each.runId === runId);
  const script = run === undefined ? null : scriptOf(view.page, run);
  if (run === undefined || script === null) return choosing(model, { code, view });
  const stepIds = script.content.steps.map(({ stepId }) => stepId);
  const stepId = stepIds[nextIndex(run, stepIds) ?? stepIds.length];
  return turnInto(
    model,
    stepId === undefined
      ? { at: 'test-done', code, view }
      : { at: 'test-step', code, view, runId, stepId, told: null },
  );
}

function readDevice(model: Model, deviceId: string): Turn {
  const { screen } = model;
  const device = ownDevices(model).find((each) => each.deviceId === deviceId);
  if (screen.at !== 'test-device' || device === undefined) return stay(model);
  const { failed: _failed, ...rest } = screen;
  const reading = turnInto(model, { ...rest, at: 'test-reading', device, prompt: null });
  return start(reading, screen, { choice: 'plugged', deviceId });
}

function start(
  model: Model,
  { code, scriptId, scriptVersion }: Extract<TestScreen, { at: 'test-device' }>,
  device:
    | { readonly choice: 'wished'; readonly wishId: string }
    | { readonly choice: 'plugged'; readonly deviceId: string },
): Turn {
  return ask(model, { call: 'test.start', input: { code, scriptId, scriptVersion, device } });
}

function answerStep(model: Model, outcome: StepOutcome): Turn {
  const { screen } = model;
  if (screen.at !== 'test-step') return stay(model);
  return outcome === 'passed'
    ? endStep(model, screen, { outcome, words: '', jpegBase64: null })
    : stay(turnInto(model, { ...screen, told: { outcome, words: '', jpegBase64: null } }));
}

function withTold(
  model: Model,
  change: { readonly words: string } | { readonly jpegBase64: string | null },
): Model {
  const { screen } = model;
  return screen.at === 'test-step' && screen.told !== null
    ? { ...model, screen: { ...screen, told: { ...screen.told, ...change } } }
    : model;
}

/** A step that is skipped needs a reason. */
function sendTold(model: Model): Turn {
  const { screen } = model;
  if (screen.at !== 'test-step' || screen.told === null) return stay(model);
  const { told } = screen;
  return told.outcome === 'skipped' && told.words.trim() === ''
    ? stay(model)
    : endStep(model, screen, told);
}

function endStep(
  model: Model,
  { code, runId, stepId }: Extract<TestScreen, { at: 'test-step' }>,
  told: {
    readonly outcome: StepOutcome;
    readonly words: string;
    readonly jpegBase64: string | null;
  },
): Turn {
  const { outcome, words: remark, jpegBase64 } = told;
  return ask(model, {
    call: 'test.end-step',
    input: { code, runId, stepId, outcome, remark, jpegBase64 },
  });
}
