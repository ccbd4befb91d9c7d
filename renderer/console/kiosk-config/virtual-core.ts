import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { KioskState, Receipt } from '../../../shared/contract/kiosk-contract.ts';
import type { Identification, Visitor } from '../../../shared/domain/person.ts';
import { newDraft, withStep } from '../../../shared/domain/visit-flow.ts';
import type { VisitDraft, VisitStep } from '../../../shared/domain/visit.ts';
import type { KioskLink } from '../../kiosk/bridge.ts';
import type { Command, Reply } from '../../kiosk/flow/model.ts';

const visitId = '01936f00-0000-7000-8000-0000000000ff';

/**
 * The core of a kiosk that is not there: one visit in memory, no disk, no reader, and no desk that hears of
 * it. Whoever checks in goes on unverified, as at a kiosk whose desk is away; whatever needs a device or
 * the desk answers `kiosk/unreachable`.
 */
export function createVirtualCore(state: KioskState, startedAt: string): KioskLink {
  const empty = newDraft({ visitId, resumeCode: 'KMPRT', startedAt });
  let draft = empty;
  const step = (next: VisitStep): VisitDraft => {
    draft = withStep(draft, next);
    return draft;
  };
  const answer = (command: Command): Reply['result'] => {
    switch (command.call) {
      case 'kiosk.state':
        return ok(state);
      case 'device.list':
        return ok([]);
      case 'visit.begin':
        draft = { ...empty, startedBy: command.input.by, locale: command.input.locale };
        return ok(draft);
      case 'visit.answer':
        return ok(step(command.input.step));
      case 'visit.identify': {
        const visitor = visitorOf(command.input.identification);
        const outcome =
          visitor.kind === 'guest' ? ('identified' as const) : ('unverified' as const);
        return ok({ outcome, draft: step({ type: 'visitor-identified', visitor }) });
      }
      case 'visit.earlier':
        return ok({ offers: [] });
      case 'visit.device-out':
        return ok({ found: null });
      case 'visit.submit':
        return ok(receipt);
      case 'visit.drop':
        return ok({});
      default:
        return err(fault('kiosk/unreachable', `${command.call}: this kiosk is drawn only`));
    }
  };
  return {
    onLink: (listener) => {
      listener(true);
      return () => undefined;
    },
    on: () => () => undefined,
    // A name and its input make one command, and `answer` gives that call's own result.
    call: ((call: Command['call'], input: unknown) =>
      Promise.resolve(answer({ call, input } as Command))) as KioskLink['call'],
  };
}

function visitorOf(said: Identification): Visitor {
  switch (said.by) {
    case 'guest':
      return { kind: 'guest', name: said.name, contact: said.contact };
    case 'badge':
      return { kind: 'unverified', badgeNumber: said.badgeNumber, name: null };
    case 'staff-number':
      return { kind: 'unverified', badgeNumber: said.staffNumber, name: null };
    case 'unknown-badge':
      return { kind: 'unverified', badgeNumber: said.badgeNumber, name: said.name };
  }
}

const receipt: Receipt = {
  visitId,
  visitCode: 'A00',
  confirmedByDesk: true,
  peopleAhead: 0,
  wait: null,
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
