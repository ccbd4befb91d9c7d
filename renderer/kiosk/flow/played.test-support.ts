import type { KioskState, Receipt } from '../../../shared/contract/kiosk-contract.ts';
import type { HandedOutAtKiosk } from '../../../shared/contract/kiosk-hand-out-calls.ts';
import type { HandOutDevice, HandOutOffers } from '../../../shared/domain/hand-out.ts';
import { shownConfigSchema } from '../../../shared/domain/kiosk-config.ts';
import { usualMatrix } from '../../../shared/domain/priority.ts';
import type { DeviceSummary, Readout } from '../../../shared/domain/readout.ts';
import { newDraft, withStep } from '../../../shared/domain/visit-flow.ts';
import { visitorStepSchema, type VisitDraft } from '../../../shared/domain/visit.ts';
import type { DeviceOut } from '../../../shared/domain/hand-in.ts';
import type { KioskInstruction } from '../../../shared/domain/kiosk-instruction.ts';
import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Happening } from './happening.ts';
import { firstModel, type Command, type Model, type Reply } from './model.ts';
import { next } from './next.ts';

export const startMs = Date.UTC(2026, 10, 22, 9, 0, 0);
export const visitId = '019a0000-0000-7000-8000-000000000001';

/** What the desk of these tests knows of whatever is brought back. */
export const laptopOut: DeviceOut = {
  name: 'Dell Latitude',
  tag: 'LT-000123',
  accessories: [
    { name: 'Lader', count: 1 },
    { name: 'Tas', count: 1 },
  ],
};

/** What lies ready for nobody and may be borrowed by everybody. */
export const readyLaptop: HandOutDevice = {
  assetId: visitId,
  name: 'Dell Latitude',
  tag: 'LT-000124',
  type: 'laptop',
};
const words = { a2: 'Makkelijk.', b1: 'Gewoon.', expert: 'Precies.' };
export const handOutOffers: HandOutOffers = {
  setAside: [],
  pools: [
    {
      poolId: visitId,
      name: 'Leenlaptops',
      stand: 'ready',
      approved: false,
      dueOn: '2026-12-04',
    },
  ],
  lately: [],
  terms: { version: 3, texts: { issue: { nl: words, en: words }, loan: { nl: words, en: words } } },
  mails: true,
};
export const handedOut: HandedOutAtKiosk = {
  name: readyLaptop.name,
  tag: readyLaptop.tag,
  dueOn: '2026-12-04',
  qrSvg: '<svg/>',
  mailed: false,
  printer: 'not-configured',
};

/** An instruction about wifi and full storage, with two steps. */
export const wifiHelp: KioskInstruction = {
  instructionId: visitId,
  slug: 'wifi',
  version: 1,
  devices: [],
  roles: [],
  findings: ['storage-full'],
  reasons: ['wifi'],
  reviewBy: '2099-01-01',
  variants: (['A2', 'expert'] as const).map((level) => ({
    locale: 'nl',
    level,
    title: `Wifi ${level}`,
    safety: ['Trek niets los.'],
    steps: [{ do: 'Zet wifi uit.' }, { do: 'Zet wifi aan.' }],
  })),
};

export const kiosk: KioskState = {
  kioskName: 'Balie entree',
  siteName: 'Stadhuis Oost',
  shell: 'electron',
  simulated: false,
  defaultLocale: 'nl',
  shown: shownConfigSchema.parse({}),
  deskReachable: true,
  wait: { fromMinutes: 8, toMinutes: 12 },
  opensAt: null,
  closedBy: null,
  closing: null,
  hours: null,
  today: null,
  priorityMatrix: usualMatrix,
  readerFault: null,
  ports: { closed: null, readsAnywhere: true },
  printerReady: false,
  counterWork: null,
  disturbances: [],
  instructions: [],
  idle: { warnAfterSeconds: 45, forgetAfterSeconds: 20, goodbyeSeconds: 30 },
  testing: true,
  resumable: 0,
  enrolment: null,
  lockMessage: null,
};

export const phone: DeviceSummary = {
  deviceId: 'dev-1',
  portPath: '1-1',
  vendorId: 1,
  productId: 2,
  kind: 'phone',
  vendorName: 'Acme',
  productName: 'Phone',
  simulated: true,
};
export const stick: DeviceSummary = {
  ...phone,
  deviceId: 'dev-2',
  portPath: '1-2',
  kind: 'storage',
};

export const emptyDraft = newDraft({
  visitId,
  resumeCode: 'K7W4M',
  startedAt: new Date(startMs).toISOString(),
});

export const receipt: Receipt = {
  visitId,
  visitCode: 'A27',
  confirmedByDesk: true,
  peopleAhead: 2,
  wait: { fromMinutes: 9, toMinutes: 13 },
  opensAt: null,
  today: null,
  appointmentAt: null,
  away: null,
  nextStep: 'technician-calls-you',
  replyBy: null,
  statusUrl: null,
  statusQrSvg: null,
  printer: 'not-configured',
};

export function readoutOf(device: DeviceSummary): Readout {
  return {
    readoutId: visitId,
    device,
    startedAt: new Date(startMs).toISOString(),
    finishedAt: new Date(startMs + 1000).toISOString(),
    complete: true,
    facts: [],
    findings: [
      {
        code: 'storage-full',
        verdict: 'fault',
        params: {},
        basedOn: ['storage.free'],
        layer: 'L1',
        confidence: 'reported',
      },
    ],
    probes: [],
  };
}

/** A core that answers at once, as the real one would. */
export function coreReply(draft: VisitDraft, command: Command): Reply {
  switch (command.call) {
    case 'kiosk.state':
      return { ...command, result: ok(kiosk) };
    case 'visit.begin':
      return {
        ...command,
        result: ok({
          ...emptyDraft,
          startedBy: command.input.by,
          locale: command.input.locale,
        }),
      };
    case 'visit.resume':
      return { ...command, result: ok(draft) };
    case 'visit.answer':
      return {
        ...command,
        result: ok(withStep(draft, visitorStepSchema.parse(command.input.step))),
      };
    case 'visit.identify': {
      const visitor = {
        kind: 'known',
        personId: visitId,
        firstName: 'Sanne',
        department: null,
      } as const;
      return {
        ...command,
        result: ok({
          outcome: 'identified' as const,
          draft: withStep(draft, { type: 'visitor-identified', visitor }),
        }),
      };
    }
    case 'visit.earlier':
      return { ...command, result: ok({ offers: [] }) };
    case 'visit.device-out':
      return { ...command, result: ok({ found: laptopOut }) };
    case 'visit.attach-photo':
      return { ...command, result: ok({ photoHash: 'a'.repeat(64) }) };
    case 'visit.submit':
      return {
        ...command,
        result: ok(
          draft.selfHelp === 'helped'
            ? { ...receipt, nextStep: 'answered-here' as const }
            : receipt,
        ),
      };
    case 'visit.receipt': {
      const { printer: _printer, ...rest } = receipt;
      return { ...command, result: ok(rest) };
    }
    case 'device.list':
      return { ...command, result: ok([]) };
    case 'device.read': {
      const readout = readoutOf(phone);
      return {
        ...command,
        result: ok({ readout, draft: withStep(draft, { type: 'device-read', readout }) }),
      };
    }
    case 'label.read': {
      const readout = readoutOf({ ...phone, deviceId: `label-${visitId}`, kind: 'laptop' });
      const decided = withStep(draft, {
        type: 'device-decided',
        decision: { choice: 'read', device: readout.device },
      });
      return {
        ...command,
        result: ok({ readout, draft: withStep(decided, { type: 'device-read', readout }) }),
      };
    }
    case 'instruction.get':
      return { ...command, result: ok(wifiHelp) };
    case 'instruction.photo':
      return { ...command, result: ok({ jpegBase64: '/9j/' }) };
    case 'instruction.take':
      return { ...command, result: ok({ qrSvg: '<svg/>', printer: 'printed' as const }) };
    case 'hand-out.offers':
      return { ...command, result: ok(handOutOffers) };
    case 'hand-out.read':
      return { ...command, result: ok({ outcome: 'found' as const, device: readyLaptop }) };
    case 'hand-out.sign':
    case 'hand-out.receipt':
      return { ...command, result: ok(handedOut) };
    case 'test.open':
    case 'test.start':
    case 'test.end-step':
      return { ...command, result: err(fault('acceptance/link-unknown', 'No tester')) } as Reply;
    case 'test.stop-reading':
    case 'hand-out.stop-reading':
    case 'test.leave':
    case 'visit.drop':
    case 'disturbance.me-too':
    case 'instruction.answer':
    case 'device.stop-reading':
    case 'slip.print':
      return { ...command, result: ok({}) };
  }
}

/** Plays happenings; every command is answered by the core before the next happening. */
export function play(model: Model, ...happenings: readonly Happening[]): Model {
  return happenings.reduce((before, happening) => {
    let { model: now, commands } = next(before, happening);
    while (commands.length > 0) {
      const [command, ...rest] = commands;
      if (command === undefined) break;
      const reply = coreReply(now.draft ?? emptyDraft, command);
      const turn = next(now, { type: 'replied', epoch: now.epoch, reply });
      now = turn.model;
      commands = [...rest, ...turn.commands];
    }
    return now;
  }, model);
}

/** A kiosk at its attract screen. */
export const attract: Model = play(firstModel(startMs), { type: 'link-changed', linked: true });
