import { isLabelDevice } from '../../../shared/domain/label-device.ts';
import type { DeviceSummary } from '../../../shared/domain/readout.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, deviceScreen, go, goOn, turnInto } from './go.ts';
import { ownDevices, stay, tell, type Model, type Turn } from './model.ts';

export function pickDevice(model: Model, deviceId: string): Turn {
  const device = ownDevices(model).find((one) => one.deviceId === deviceId);
  return stay(
    model.screen.at === 'device-which' && device !== undefined
      ? go(model, { at: 'device-consent', device })
      : model,
  );
}

/** Nothing is read without `read` on the screen that says what is read. */
export function decideDevice(
  model: Model,
  draft: VisitDraft,
  choice: 'read' | 'charge-only' | 'no-device',
): Turn {
  const { screen } = model;
  if (choice === 'no-device') {
    return canGoWithout(model) ? withoutDevice(model, draft) : stay(model);
  }
  return screen.at === 'device-consent'
    ? answer(model, draft, { type: 'device-decided', decision: { choice, device: screen.device } })
    : stay(model);
}

function canGoWithout(model: Model): boolean {
  return [
    'device-plug',
    'device-which',
    'device-consent',
    'device-label',
    'device-unplugged',
    'device-failed',
    'device-kept-shut',
  ].includes(model.screen.at);
}

/** What was read before the cable came out, or before the device said no, stays: then the visit simply goes on. */
function withoutDevice(model: Model, draft: VisitDraft): Turn {
  const { at } = model.screen;
  const readSomething =
    (at === 'device-unplugged' || at === 'device-kept-shut') && draft.readout !== null;
  return readSomething
    ? goOn(model, draft)
    : answer(model, draft, { type: 'device-decided', decision: { choice: 'no-device' } });
}

export function repeatReading(model: Model, draft: VisitDraft): Turn {
  const { screen } = model;
  if (screen.at === 'device-failed' || screen.at === 'device-kept-shut') {
    return startReading(model, draft, screen.device);
  }
  if (screen.at === 'device-result' && isLabelDevice(screen.readout.device)) {
    return stay(turnInto(model, { at: 'device-label', labels: [], refused: null }));
  }
  if (screen.at === 'device-result') return readAgain(model, draft, screen.readout.device);
  return stay(model);
}

/**
 * What was out of its port since then is back under another name: a phone that changes to file transfer,
 * as its finding told the visitor to do, is. Asked for by its old name, it would be told to be unplugged.
 */
function readAgain(model: Model, draft: VisitDraft, device: DeviceSummary): Turn {
  const here = ownDevices(model);
  return here.length === 0 || here.some(({ deviceId }) => deviceId === device.deviceId)
    ? startReading(model, draft, device)
    : stay(go(model, deviceScreen(model)));
}

/** Reading runs beside the screen: asking for a person or starting over stays possible. */
export function startReading(model: Model, draft: VisitDraft, device: DeviceSummary): Turn {
  return {
    model: go(model, {
      at: 'device-reading',
      device,
      facts: [],
      findings: [],
      prompt: null,
      declined: false,
    }),
    commands: [
      { call: 'device.read', input: { visitId: draft.visitId, deviceId: device.deviceId } },
    ],
  };
}

/** Stops the reading; its reply, with what is known so far, lets the visit go on. */
export function declinePrompt(model: Model, draft: VisitDraft): Turn {
  const { screen } = model;
  if (screen.at !== 'device-reading' || screen.prompt === null) return stay(model);
  return tell(
    { ...model, screen: { ...screen, prompt: null, declined: true } },
    { call: 'device.stop-reading', input: { visitId: draft.visitId } },
  );
}

/** The answer to the question of the worst finding becomes part of the reason. */
export function answerResult(
  model: Model,
  draft: VisitDraft,
  given: 'yes' | 'also' | 'no' | null,
): Turn {
  if (model.screen.at !== 'device-result') return stay(model);
  if (given === null || draft.reason === null) return goOn(model, draft);
  return answer(model, draft, {
    type: 'reason-given',
    reason: { ...draft.reason, triage: { ...draft.reason.triage, finding: given } },
  });
}
