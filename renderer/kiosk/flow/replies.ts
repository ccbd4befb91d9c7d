import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Fault } from '../../../shared/base/fault.ts';
import type { VisitDraft, VisitorStep } from '../../../shared/domain/visit.ts';
import { askReceipt, receiptCame } from './delivered.ts';
import { startReading } from './device-taps.ts';
import { askEarlier, earlierFound, earlierKept } from './earlier.ts';
import { forget, isOfForgotten, leave } from './forget.ts';
import { answer, go, goOn, submit, turnInto } from './go.ts';
import { stay, tell, type Model, type Reply, type Turn } from './model.ts';
import { labelRead, readingEnded } from './device-replies.ts';
import { deviceOutFound } from './hand-in.ts';
import { beginHandOut, onHandOutReply } from './hand-out.ts';
import { withPhotoAsked } from './instruction-photo.ts';
import { instructionReplied } from './instruction-replies.ts';
import { kioskChanged } from './kiosk-state.ts';
import { nextOfReason, photoKept } from './reason.ts';
import { trailOf, typedReason } from './said.ts';
import type { Screen } from './screen.ts';
import { identify } from './taps.ts';
import { isTestScreen } from './test-screen.ts';
import { commandOf, stuck } from './stuck.ts';
import { onTestReply } from './tests.ts';

type ReplyTo<N extends Reply['call']> = Extract<Reply, { call: N }>;

/** What the core answered. A reply that belongs to a forgotten visitor only ends what it began. */
export function onReply(model: Model, epoch: number, reply: Reply): Turn {
  if (reply.call === 'kiosk.state') {
    return stay(reply.result.ok ? kioskChanged(model, reply.result.value) : model);
  }
  if (reply.call === 'device.list') return stay(devicesListed(model, reply));
  if (reply.call === 'visit.answer' && isOfForgotten(model, reply)) return leave(model, reply);
  if (epoch !== model.epoch) return lateReply(model, reply);

  const answered = isPending(model, reply) ? { ...model, pending: null } : model;
  switch (reply.call) {
    case 'visit.begin':
      return begun(answered, reply);
    case 'visit.resume':
      // Nobody typed the code: the link came back, and the screen is where it was.
      return isPending(model, reply) ? resumed(answered, reply) : stay(model);
    case 'visit.identify':
      return identified(answered, reply);
    case 'visit.earlier':
      return earlierFound(model, answered, reply.result.ok ? reply.result.value.offers : []);
    case 'visit.device-out':
      return deviceOutFound(answered, reply.result);
    case 'visit.answer':
      return stepStored(answered, reply);
    case 'visit.attach-photo':
      return stay(photoKept(answered, reply));
    case 'device.read':
      return readingEnded(answered, reply);
    case 'label.read':
      return labelRead(answered, reply);
    case 'instruction.get':
    case 'instruction.photo':
    case 'instruction.answer':
    case 'instruction.take':
      return withPhotoAsked(instructionReplied(answered, reply));
    case 'visit.submit':
      return submitted(answered, reply);
    case 'visit.receipt':
      return stay(receiptCame(answered, reply));
    case 'slip.print':
      return stay(
        answered.screen.at === 'number'
          ? {
              ...answered,
              screen: { ...answered.screen, slip: reply.result.ok ? 'printed' : 'failed' },
            }
          : answered,
      );
    case 'test.open':
    case 'test.start':
    case 'test.end-step':
    case 'test.stop-reading':
    case 'test.leave':
      return onTestReply(answered, reply);
    case 'hand-out.offers':
    case 'hand-out.read':
    case 'hand-out.stop-reading':
    case 'hand-out.sign':
    case 'hand-out.receipt':
      return onHandOutReply(answered, reply);
    case 'visit.drop':
    case 'device.stop-reading':
    case 'disturbance.me-too':
      return stay(answered);
    default:
      return assertNever(reply);
  }
}

function isPending(model: Model, reply: Reply): boolean {
  return model.pending?.call === reply.call && model.pending.input === reply.input;
}

/** Somebody came back with his code. */
function resumed(model: Model, reply: ReplyTo<'visit.resume'>): Turn {
  if (!reply.result.ok) {
    return stuck(model, { fault: reply.result.fault, command: commandOf(reply) });
  }
  const draft = reply.result.value;
  return goOn({ ...model, draft, locale: draft.locale, trail: trailOf(draft) }, draft);
}

/** A visit that began for somebody who is gone is erased at once. */
function lateReply(model: Model, reply: Reply): Turn {
  if (reply.call === 'test.open' && !isTestScreen(model.screen)) {
    return tell(model, { call: 'test.leave', input: {} });
  }
  if (reply.call !== 'visit.begin' && reply.call !== 'visit.resume') return stay(model);
  if (!reply.result.ok) return stay(model);
  const because = reply.call === 'visit.begin' ? 'start-over' : 'left';
  return tell(model, {
    call: 'visit.drop',
    input: { visitId: reply.result.value.visitId, because },
  });
}

/** What is plugged in while nobody is here belongs to nobody who comes later. */
function devicesListed(model: Model, reply: ReplyTo<'device.list'>): Model {
  if (!reply.result.ok) return { ...model, devicesListed: true };
  const devices = reply.result.value;
  const ids = new Set(devices.map(({ deviceId }) => deviceId));
  const leftBehind =
    model.draft === null && model.pending === null
      ? [...ids]
      : model.leftBehind.filter((left) => ids.has(left));
  return { ...model, devices, devicesListed: true, leftBehind };
}

/** The visit has ended: with a number, or with the answer that was on the screen. */
function submitted(model: Model, reply: ReplyTo<'visit.submit'>): Turn {
  if (!reply.result.ok) {
    return stuck(model, { fault: reply.result.fault, command: commandOf(reply) });
  }
  const receipt = reply.result.value;
  const atNumber: Model = {
    ...model,
    screen: {
      at: 'number',
      receipt,
      shownAtMs: model.nowMs,
      slip: 'as-receipt',
      deliveredMeanwhile: false,
    },
    trail: [],
    overlay: null,
    lastActivityMs: model.nowMs,
  };
  // While its slip was printed the desk may have come back.
  return receipt.nextStep === 'answered-here'
    ? forget(atNumber, 'done')
    : tell(atNumber, ...askReceipt(atNumber));
}

function begun(model: Model, reply: ReplyTo<'visit.begin'>): Turn {
  if (!reply.result.ok) {
    return stuck(model, { fault: reply.result.fault, command: commandOf(reply) });
  }
  const draft = reply.result.value;
  const { screen } = model;
  const withDraft: Model = { ...model, draft, trail: [] };
  if (screen.at !== 'starting') return goOn(withDraft, draft);
  if (screen.wantsPerson) return answer(withDraft, draft, { type: 'person-asked' });
  if (screen.errand !== null) {
    return answer(withDraft, draft, { type: 'errand-chosen', errand: screen.errand });
  }
  if (screen.badgeNumber !== null) {
    return identify(withDraft, draft, { by: 'badge', badgeNumber: screen.badgeNumber });
  }
  return goOn(withDraft, draft);
}

function identified(model: Model, reply: ReplyTo<'visit.identify'>): Turn {
  if (!reply.result.ok) {
    return stuck(model, { fault: reply.result.fault, command: commandOf(reply) });
  }
  const { outcome, draft } = reply.result.value;
  const withDraft: Model = { ...model, draft, earlier: [], selfTyped: null };
  const { identification } = reply.input;
  if (wantsPerson(model.screen)) {
    return answer(withDraft, draft, typedReason(withDraft) ?? { type: 'person-asked' });
  }
  if (outcome === 'identified' && model.screen.at === 'hand-out-choose') {
    return beginHandOut(withDraft, draft, model.screen.category);
  }
  if (outcome === 'identified' && identification.by === 'badge')
    return askEarlier(withDraft, draft);
  if (outcome !== 'unknown') return goOn(withDraft, draft);
  const badgeNumber =
    identification.by === 'staff-number'
      ? identification.staffNumber
      : identification.by === 'guest'
        ? ''
        : identification.badgeNumber;
  const typed = identification.by === 'staff-number';
  return stay(turnInto(withDraft, { at: 'unknown-badge', badgeNumber, typed }));
}

function stepStored(model: Model, reply: ReplyTo<'visit.answer'>): Turn {
  const { step } = reply.input;
  if (!reply.result.ok) return stepRefused(model, reply, step, reply.result.fault);
  const draft = reply.result.value;
  if (step.type === 'locale-chosen') return stay(model);
  const withDraft: Model = { ...model, draft, unsaid: stillUnsaid(model, draft, step) };
  if (step.type !== 'person-asked' && wantsPerson(model.screen)) {
    return answer(withDraft, draft, { type: 'person-asked' });
  }
  switch (step.type) {
    case 'errand-chosen':
      return goOn(
        // Back from the check-in returns to the three errands.
        model.screen.at === 'starting' ? { ...withDraft, trail: [{ at: 'errand' }] } : withDraft,
        draft,
      );
    case 'report-type-chosen':
      return stay(go(withDraft, { at: 'category', page: 'common' }));
    case 'device-decided':
      return step.decision.choice === 'read'
        ? startReading(withDraft, draft, step.decision.device)
        : goOn(withDraft, draft);
    case 'person-asked':
      return submit(withDraft, draft);
    case 'self-help-tried':
      return step.outcome === 'helped'
        ? submit(go(withDraft, { at: 'submitting', wantsPerson: false }), draft)
        : stay(go(withDraft, nextOfReason({ category: step.category, triage: {} }, withDraft)));
    case 'earlier-answered':
      return earlierKept(withDraft, draft);
    case 'reason-given':
    case 'for-whom-given':
    case 'details-given':
    case 'urgency-given':
    case 'hand-in-given':
      return goOn(withDraft, draft);
    default:
      return assertNever(step);
  }
}

/** Whether what a visitor had said so far is kept on his way to a person. */
function wantsPerson(screen: Screen): boolean {
  return screen.at === 'submitting' && screen.wantsPerson;
}

/** Words that were handed over are said; those of another kind of report no longer fit. */
function stillUnsaid(model: Model, draft: VisitDraft, step: VisitorStep): Model['unsaid'] {
  const isOtherKind =
    model.draft?.errand !== draft.errand || model.draft.reportType !== draft.reportType;
  return step.type === 'reason-given' || isOtherKind ? null : model.unsaid;
}

function stepRefused(
  model: Model,
  reply: ReplyTo<'visit.answer'>,
  step: VisitorStep,
  fault: Fault,
): Turn {
  if (step.type === 'locale-chosen') return stay(model);
  if (
    step.type === 'device-decided' &&
    fault.code === 'device/gone' &&
    step.decision.choice !== 'no-device'
  ) {
    return stay(turnInto(model, { at: 'device-unplugged', kind: step.decision.device.kind }));
  }
  return stuck(model, { fault, command: commandOf(reply) });
}
