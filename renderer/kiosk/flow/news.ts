import { assertNever } from '../../../shared/base/assert-never.ts';
import { needsBadge } from './hand-out-screen.ts';
import type { DeviceSummary } from '../../../shared/domain/readout.ts';
import { attractAfterGoodbye, forget } from './forget.ts';
import { isClosed } from './closed.ts';
import { askReceipt, visitDelivered } from './delivered.ts';
import { takenAlong } from './forgotten.ts';
import { deviceScreen, starting, turnInto } from './go.ts';
import type { News } from './happening.ts';
import { idlePhase } from './idle.ts';
import { idleOf } from './idle-warning.ts';
import { ask, stay, tell, type Command, type Model, type Turn } from './model.ts';
import { giveLabel } from './label-taps.ts';
import { kioskChanged } from './kiosk-state.ts';
import { onReply } from './replies.ts';
import { isDone } from './screen.ts';
import { identify } from './taps.ts';

/** How long the thanks for a "me too" stay at the door. */
const countedMs = 15_000;

/** A readout holds at most this many facts and findings; more on screen would help nobody. */
const mostLines = 400;

export function onNews(model: Model, news: News): Turn {
  switch (news.type) {
    case 'link-changed':
      return linkChanged(model, news.linked);
    case 'kiosk-changed':
      return stay(kioskChanged(model, news.kiosk));
    case 'device-attached':
      return attached(active(model), news.device);
    case 'device-detached':
      return stay(detached(active(model), news.deviceId));
    case 'port-troubled':
      return stay({ ...model, portTrouble: news.trouble });
    case 'fact-read':
      return stay(
        model.screen.at === 'device-reading' && model.screen.device.deviceId === news.deviceId
          ? withLine(model, { facts: [...model.screen.facts, news.fact].slice(-mostLines) })
          : model,
      );
    case 'finding-made':
      return stay(
        model.screen.at === 'device-reading' && model.screen.device.deviceId === news.deviceId
          ? withLine(model, {
              findings: [...model.screen.findings, news.finding].slice(-mostLines),
            })
          : model,
      );
    case 'prompt-changed':
      return stay(
        model.screen.at === 'device-reading' &&
          model.screen.device.deviceId === news.deviceId &&
          !model.screen.declined
          ? withLine(model, { prompt: news.prompt })
          : (model.screen.at === 'test-reading' || model.screen.at === 'hand-out-reading') &&
              model.screen.device.deviceId === news.deviceId
            ? { ...active(model), screen: { ...model.screen, prompt: news.prompt } }
            : model,
      );
    case 'visit-delivered':
      return visitDelivered(model, news.visitId);
    case 'badge-scanned':
      return scanned(active(model), news.badgeNumber);
    case 'code-scanned':
      return model.screen.at === 'device-label'
        ? stay(giveLabel(active(model), news.text, 'scanner'))
        : scanned(active(model), news.text);
    case 'activity':
      return stay(active(model));
    case 'tick':
      return tick({ ...model, nowMs: news.nowMs });
    case 'replied':
      return onReply(model, news.epoch, news.reply);
    default:
      return assertNever(news);
  }
}

function active(model: Model): Model {
  return { ...model, lastActivityMs: model.nowMs };
}

function withLine(
  model: Model,
  lines: Partial<Extract<Model['screen'], { at: 'device-reading' }>>,
): Model {
  return model.screen.at === 'device-reading'
    ? { ...active(model), screen: { ...model.screen, ...lines } }
    : model;
}

/** After a gap the core may be another one: what is plugged in and how it stands is asked anew. */
function linkChanged(model: Model, linked: boolean): Turn {
  const changed = { ...model, linked, devicesListed: false };
  return linked
    ? tell(
        changed,
        { call: 'kiosk.state', input: {} },
        { call: 'device.list', input: {} },
        ...takenUpAgain(model),
        ...askReceipt(model),
      )
    : stay(changed);
}

/**
 * A core that started anew gives a visit to nobody but its code. Whoever still stands at the screen
 * goes on where he was.
 */
function takenUpAgain({ draft, screen }: Model): readonly Command[] {
  return draft === null || isDone(screen)
    ? []
    : [{ call: 'visit.resume', input: { resumeCode: draft.resumeCode } }];
}

/** Plugging in is a first touch; in the device step it is the answer that was waited for. */
function attached(model: Model, device: DeviceSummary): Turn {
  const others = model.devices.filter(({ deviceId }) => deviceId !== device.deviceId);
  const known: Model = { ...model, devices: [...others, device], portTrouble: null };
  if (device.kind === 'hub') return stay(known);
  if (!known.devicesListed && known.draft === null && known.pending === null) {
    return stay(leftAside(known, device));
  }
  if (isForCounter(known) || isClosed(known)) return stay(leftAside(known, device));
  if (known.screen.at === 'goodbye') return plugged(attractAfterGoodbye(known));
  if (known.screen.at === 'attract') return plugged(known);
  if (known.pending !== null) return stay(known);
  switch (known.screen.at) {
    case 'device-plug':
    case 'device-unplugged':
    case 'device-consent':
    case 'device-which':
      return stay(turnInto(known, deviceScreen(known)));
    default:
      return stay(known);
  }
}

/** What a technician plugs in while the counter waits for it begins no visit. */
function isForCounter({ kiosk, screen, pending }: Model): boolean {
  const isFree = screen.at === 'attract' || screen.at === 'goodbye';
  return kiosk !== null && kiosk.counterWork !== null && isFree && pending === null;
}

function leftAside(model: Model, { deviceId }: DeviceSummary): Model {
  return { ...model, leftBehind: [...model.leftBehind, deviceId] };
}

function plugged(model: Model): Turn {
  return ask(turnInto(model, starting({})), {
    call: 'visit.begin',
    input: { by: 'plug', locale: model.locale },
  });
}

function detached(model: Model, deviceId: string): Model {
  const rest: Model = {
    ...model,
    devices: model.devices.filter((device) => device.deviceId !== deviceId),
    leftBehind: model.leftBehind.filter((left) => left !== deviceId),
    forgotten: takenAlong(model.forgotten, deviceId),
  };
  const { screen } = rest;
  switch (screen.at) {
    case 'device-which':
      return turnInto(rest, deviceScreen(rest));
    case 'device-consent':
    case 'device-reading':
    case 'device-failed':
    case 'device-kept-shut':
      return screen.device.deviceId === deviceId
        ? turnInto(rest, { at: 'device-unplugged', kind: screen.device.kind })
        : rest;
    case 'goodbye':
      return { ...rest, screen: { ...screen, deviceStillHere: false } };
    default:
      return rest;
  }
}

/** A badge means somebody stands there: it starts a visit, checks in, or proves who takes something along. */
function scanned(model: Model, badgeNumber: string): Turn {
  const { screen, draft } = model;
  if (model.pending !== null) return stay(model);
  if (screen.at === 'attract' || screen.at === 'goodbye') {
    const fresh = screen.at === 'goodbye' ? attractAfterGoodbye(model) : model;
    return ask(turnInto(fresh, starting({ badgeNumber })), {
      call: 'visit.begin',
      input: { by: 'badge', locale: fresh.locale },
    });
  }
  const isAsked = screen.at === 'check-in' || screen.at === 'unknown-badge' || needsBadge(screen);
  if (draft !== null && isAsked) {
    return identify(model, draft, { by: 'badge', badgeNumber });
  }
  return stay(model);
}

/** During a disturbance the next one stands there soon: he says for himself that he has it too. */
function withoutCounted(model: Model): Model {
  const isQuiet = model.nowMs - model.lastActivityMs >= countedMs;
  return isQuiet && model.counted.length > 0 ? { ...model, counted: [] } : model;
}

/** Time passes: warnings and goodbyes. Work of the kiosk itself counts as activity. */
function tick(model: Model): Turn {
  const { screen, kiosk, nowMs } = model;
  if (screen.at === 'goodbye') {
    return stay(nowMs >= screen.untilMs ? attractAfterGoodbye(model) : model);
  }
  if (kiosk === null) return stay(active(model));
  const idle = idlePhase(idleOf(model, kiosk.idle), model.lastActivityMs, nowMs).phase;
  if (screen.at === 'attract') {
    return stay(idle === 'expired' ? attractAfterGoodbye(model) : withoutCounted(model));
  }
  if (screen.at === 'number') {
    const shownMs = nowMs - Math.max(screen.shownAtMs, model.lastActivityMs);
    return shownMs >= kiosk.idle.goodbyeSeconds * 1000 ? forget(model, 'done') : stay(model);
  }
  // Reading takes as long as its own deadline, also while the visitor is busy with his phone.
  if (screen.at === 'device-reading' || model.pending !== null) return stay(active(model));
  if (idle !== 'expired') return stay(model);
  return forget(model, isDone(screen) ? 'done' : 'left');
}
