import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Identification } from '../../../shared/domain/person.ts';
import type { Errand } from '../../../shared/domain/report-type.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { askForWhom, giveDetail, typeDetail, withTyped } from './details.ts';
import {
  answerResult,
  decideDevice,
  declinePrompt,
  pickDevice,
  repeatReading,
} from './device-taps.ts';
import { answerEarlier, answerWorse, pickEarlier } from './earlier.ts';
import { forget } from './forget.ts';
import { answer, go, goBack, goOn, starting, turnInto } from './go.ts';
import { backInHandOut, beginHandOut, mayTakeAlong, onHandOutTap } from './hand-out.ts';
import { isHandOutScreen } from './hand-out-screen.ts';
import { type HandOutTap, isHandOutTap } from './hand-out-tap.ts';
import { giveHandIn, tickAccessory } from './hand-in.ts';
import type { Tap } from './happening.ts';
import {
  answerInstruction,
  chooseTelling,
  openInstruction,
  turnInstruction,
} from './instruction.ts';
import { withPhotoAsked } from './instruction-photo.ts';
import { answerStep } from './instruction-step.ts';
import { takeInstruction } from './instruction-taken.ts';
import { finishLabel, giveLabel, openLabel } from './label-taps.ts';
import { chooseLanguage, enlarge } from './language.ts';
import { ask, stay, tell, type Model, type Turn } from './model.ts';
import { askBeforeLeaving, confirmPerson, isReading, leavesReading } from './leaving.ts';
import { answerTriage, chooseCategory, finishReason, sendPhoto, withPhoto } from './reason.ts';
import { backInTest, onTestTap, type TestTap } from './tests.ts';
import { typeSelf } from './self-typed.ts';
import { isTestScreen } from './test-screen.ts';
import { acceptProposal, answerUrgency } from './urgency.ts';

/** A tap that makes no sense on this screen, or comes while the screen waits, changes nothing. */
export function onTap(model: Model, tap: Tap): Turn {
  switch (tap.type) {
    case 'language-chosen':
      return chooseLanguage(model, tap.locale);
    case 'text-size-changed':
      return stay(enlarge(model));
    case 'overlay-closed':
      return stay({ ...model, overlay: null });
    case 'person-asked':
    case 'start-over-asked':
      return askBeforeLeaving(model, tap.type);
    case 'start-over-confirmed':
      return model.overlay === 'start-over' ? forget(model, 'start-over') : stay(model);
    case 'me-too':
      return countMeToo(model, tap.disturbanceId);
    case 'finished':
      return model.screen.at === 'number' ? forget(model, 'done') : stay(model);
    case 'fault-retried':
      return model.stuck === null ? stay(model) : ask(model, model.stuck.retry);
    case 'fault-dismissed':
      return dismissFault({ ...model, stuck: null });
    case 'visit-given-up':
      return model.stuck === null ? stay(model) : forget(model, 'start-over');
    default:
      if (isTestTap(tap)) return onTestTap(model, tap);
      if (isHandOutTap(tap)) return onHandOutTap(model, model.draft, tap);
      return model.pending === null || (leavesReading(tap) && isReading(model.screen.at))
        ? onStep(model, tap)
        : stay(model);
  }
}

type StepTap = Exclude<
  Tap,
  {
    type:
      | 'language-chosen'
      | 'text-size-changed'
      | 'overlay-closed'
      | 'person-asked'
      | 'start-over-asked'
      | 'start-over-confirmed'
      | 'finished'
      | 'me-too'
      | 'fault-retried'
      | 'fault-dismissed'
      | 'visit-given-up'
      | TestTap['type']
      | HandOutTap['type'];
  }
>;

function onStep(model: Model, tap: StepTap): Turn {
  const { screen, draft } = model;
  switch (tap.type) {
    case 'errand-chosen':
      return chooseErrand(model, tap.errand);
    case 'resume-opened':
      return stay(screen.at === 'attract' ? turnInto(model, { at: 'resume' }) : model);
    case 'resume-entered':
      return screen.at === 'resume'
        ? ask(model, { call: 'visit.resume', input: { resumeCode: tap.resumeCode } })
        : stay(model);
    case 'person-confirmed':
      return confirmPerson(model);
    case 'back':
      if (isTestScreen(screen)) return backInTest(model, screen);
      if (draft === null) return stay(screen.at === 'resume' ? goBack(model) : model);
      if (isHandOutScreen(screen)) return backInHandOut(model, screen, draft.visitId);
      if (screen.at === 'instruction') return withPhotoAsked(turnInstruction(model, 'previous'));
      // Nobody waits for that reading any more, and the device must be free for another one.
      return screen.at === 'device-reading'
        ? tell(goBack(model), {
            call: 'device.stop-reading',
            input: { visitId: draft.visitId },
          })
        : stay(goBack(model));
    default:
      if (tap.type === 'prompt-declined' && isReading(screen.at)) {
        return onStep(model, { type: 'back' });
      }
      return draft === null ? stay(model) : onVisitStep(model, draft, tap);
  }
}

type VisitTap = Exclude<
  StepTap,
  { type: 'errand-chosen' | 'resume-opened' | 'resume-entered' | 'person-confirmed' | 'back' }
>;

function onVisitStep(model: Model, draft: VisitDraft, tap: VisitTap): Turn {
  const { screen } = model;
  switch (tap.type) {
    case 'not-today-answered':
      if (screen.at !== 'not-today') return stay(model);
      return tap.answer === 'come-back'
        ? forget(model, 'start-over')
        : goOn({ ...model, saidNotToday: true }, draft);
    case 'check-in-way-chosen':
      return atCheckIn(model)
        ? stay(turnInto(model, { at: 'check-in', how: tap.how }))
        : stay(model);
    case 'self-typed':
      return stay(typeSelf(model, tap));
    case 'identified':
      return atCheckIn(model) ? identify(model, draft, tap.identification) : stay(model);
    case 'earlier-picked':
      return pickEarlier(model, draft, tap.ticketId);
    case 'worse-answered':
      return answerWorse(model, draft, tap.worse);
    case 'earlier-answered':
      return answerEarlier(model, draft, tap.answer);
    case 'kept':
      return screen.at === 'check-in' && draft.visitor !== null ? goOn(model, draft) : stay(model);
    case 'other-report-asked':
      return stay(screen.at === 'category' ? go(model, { at: 'report-type' }) : model);
    case 'report-type-chosen':
      return screen.at === 'report-type'
        ? answer(model, draft, { type: 'report-type-chosen', reportType: tap.reportType })
        : stay(model);
    case 'category-chosen':
      if (screen.at !== 'category') return stay(model);
      return mayTakeAlong(draft, tap.category)
        ? beginHandOut(model, draft, tap.category)
        : chooseCategory(model, screen, draft, tap.category);
    case 'triage-answered':
      return screen.at === 'triage' ? answerTriage(model, screen, tap.answer) : stay(model);
    case 'words-typed':
      return stay(
        screen.at === 'words' ? { ...model, screen: { ...screen, words: tap.words } } : model,
      );
    case 'photo-taken':
      return sendPhoto(model, draft, tap.jpegBase64);
    case 'photo-removed':
      return stay(withPhoto(model, { state: 'none' }));
    case 'reason-finished':
      return screen.at === 'words' && screen.photo.state !== 'sending'
        ? finishReason(model, screen, draft)
        : stay(model);
    case 'self-help-answered':
      return screen.at === 'self-help'
        ? answer(model, draft, {
            type: 'self-help-tried',
            category: screen.category,
            outcome: tap.outcome,
          })
        : stay(model);
    case 'instruction-opened':
      return openInstruction(model, tap.instructionId);
    case 'telling-chosen':
      return withPhotoAsked(chooseTelling(model, tap.telling));
    case 'instruction-turned':
      return withPhotoAsked(turnInstruction(model, tap.to));
    case 'instruction-taken':
      return takeInstruction(model, draft);
    case 'step-answered':
      return answerStep(model, draft, tap);
    case 'instruction-answered':
      return answerInstruction(model, draft, tap.outcome);
    case 'for-whom-asked':
      return stay(askForWhom(model));
    case 'detail-typing-asked':
      return stay(typeDetail(model));
    case 'detail-typed':
      return stay(withTyped(model, tap.typed));
    case 'detail-given':
      return giveDetail(model, draft, tap.value);
    case 'device-picked':
      return pickDevice(model, tap.deviceId);
    case 'device-decided':
      return decideDevice(model, draft, tap.choice);
    case 'reading-repeated':
      return repeatReading(model, draft);
    case 'label-opened':
      return stay(openLabel(model));
    case 'label-given':
      return stay(giveLabel(model, tap.text, tap.way));
    case 'label-finished':
      return finishLabel(model, draft);
    case 'prompt-declined':
      return declinePrompt(model, draft);
    case 'result-answered':
      return answerResult(model, draft, tap.answer);
    case 'accessory-ticked':
      return stay(tickAccessory(model, tap.name));
    case 'hand-in-given':
      return giveHandIn(model, draft, tap.condition);
    case 'urgency-answered':
      return answerUrgency(model, draft, tap.answer);
    case 'proposal-accepted':
      return acceptProposal(model, draft, tap.argument);
    case 'slip-asked':
      return askSlip(model, draft);
    default:
      return assertNever(tap);
  }
}

/** Taps of somebody who tests have names of their own. */
function isTestTap(tap: Tap): tap is TestTap {
  return tap.type.startsWith('test-');
}

/** Whoever stands here is counted once, whatever he does next. */
function countMeToo(model: Model, disturbanceId: string): Turn {
  if (model.counted.includes(disturbanceId)) return stay(model);
  return tell(
    { ...model, counted: [...model.counted, disturbanceId] },
    { call: 'disturbance.me-too', input: { disturbanceId } },
  );
}

/** A screen that only waited has nothing to show any more. */
function dismissFault(model: Model): Turn {
  const { screen, draft } = model;
  if (screen.at === 'starting') {
    return draft === null ? forget(model, 'start-over') : goOn(model, draft);
  }
  return stay(screen.at === 'submitting' ? goBack(model) : model);
}

function chooseErrand(model: Model, errand: Errand): Turn {
  if (model.screen.at === 'attract') {
    return ask(
      { ...model, screen: starting({ errand }) },
      { call: 'visit.begin', input: { by: 'touch', locale: model.locale } },
    );
  }
  return model.draft !== null && model.screen.at === 'errand'
    ? answer(model, model.draft, { type: 'errand-chosen', errand })
    : stay(model);
}

function atCheckIn(model: Model): boolean {
  return model.screen.at === 'check-in' || model.screen.at === 'unknown-badge';
}

export function identify(model: Model, draft: VisitDraft, identification: Identification): Turn {
  return ask(model, { call: 'visit.identify', input: { visitId: draft.visitId, identification } });
}

function askSlip(model: Model, draft: VisitDraft): Turn {
  const { screen } = model;
  return screen.at === 'number'
    ? tell(
        { ...model, screen: { ...screen, slip: 'printing' } },
        { call: 'slip.print', input: { visitId: draft.visitId } },
      )
    : stay(model);
}
