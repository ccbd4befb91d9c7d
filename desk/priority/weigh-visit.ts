import { codesOfDevice } from '../../shared/domain/hand-in.ts';
import type { Assessment } from '../../shared/domain/priority.ts';
import { asksForRole, raiseProposal } from '../../shared/domain/priority-rules.ts';
import type { TicketEvent, TicketIntake } from '../../shared/domain/ticket.ts';
import { numbersIn } from '../register/scanned-code.ts';
import { numberCode, tagCode } from '../store/important-asset-store.ts';
import { roleOfPerson } from '../store/priority-store.ts';
import type { Db } from '../store/tables.ts';
import { deviceOf } from '../ticket/new-ticket.ts';
import { worded } from './argument-words.ts';
import type { WeighingRules } from './rules-at-hand.ts';

/** A visit as the desk weighs it, and what its history says when the kiosk had said otherwise. */
export interface Weighed {
  readonly assessment: Assessment;
  readonly details: TicketEvent['details'];
}

/**
 * The proposal of a kiosk as the rules of this organisation make it. The database is asked only when a
 * rule looks at the role of a known person: a visitor waits for this.
 */
export async function weighVisit(
  db: Db,
  intake: TicketIntake,
  deviceKey: string | null,
  weighing: WeighingRules,
  nowMs: number,
): Promise<Weighed> {
  const { rules, version } = weighing;
  const { visitor, assessment: proposed } = intake;
  const known = visitor.kind === 'known' ? visitor : null;
  const role = known !== null && asksForRole(rules) ? await roleOfPerson(db, known.personId) : null;
  const assessment = raiseProposal(worded(proposed, intake.locale), rules, {
    nowMs,
    role,
    department: known?.department ?? null,
    deviceKind: deviceOf(intake)?.kind ?? null,
    importantDevice: importantBecause(intake, deviceKey, weighing),
  });
  const same =
    assessment.priority === proposed.priority &&
    assessment.impact === proposed.impact &&
    assessment.urgency === proposed.urgency;
  return {
    assessment,
    details: same
      ? {}
      : {
          rulesVersion: version,
          kioskPriority: proposed.priority,
          kioskImpact: proposed.impact,
          kioskUrgency: proposed.urgency,
        },
  };
}

/** Why the device of a visit is important, by its key or by what its label says; or null. */
function importantBecause(
  { readout }: TicketIntake,
  deviceKey: string | null,
  { importantDevices, importantCodes }: WeighingRules,
): string | null {
  const byKey = deviceKey === null ? undefined : importantDevices.get(deviceKey);
  if (byKey !== undefined || importantCodes.size === 0) return byKey ?? null;
  const codes = codesOfDevice(readout?.facts ?? []);
  const known = codes
    .map(numbersIn)
    .flatMap(({ tag, numbers }) => [tagCode(tag), ...numbers.map(numberCode)]);
  return known.map((code) => importantCodes.get(code)).find((words) => words !== undefined) ?? null;
}
