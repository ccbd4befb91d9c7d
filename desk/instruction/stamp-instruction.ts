import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { Instruction } from '../../shared/domain/instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import { insertStamp } from '../store/instruction-store.ts';
import { stampSourcesOf } from '../store/stamp-source-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { changeInstruction } from './change-instruction.ts';

/** The newest version was followed on a device that was read: nobody types its model or version. */
export async function stampInstruction(
  context: DeskContext,
  session: Session,
  target: { readonly instructionId: string; readonly revision: number },
  reading: { readonly ticketId: string; readonly readoutId: string },
): Promise<Result<Instruction, Fault>> {
  const ticket = await seenTicket(context, session, reading.ticketId);
  if (!ticket.ok) return ticket;
  const sources = await stampSourcesOf(context.database.read, ticket.value);
  const source = sources.find(({ readoutId }) => readoutId === reading.readoutId);
  if (source === undefined) {
    return err(fault('instruction/nothing-read', 'This reading names no model and version'));
  }
  return changeInstruction(context, target, async (db, row, at) => {
    await insertStamp(db, {
      stamp_id: context.newId(),
      instruction_id: row.instruction_id,
      version: row.version,
      device_kind: source.deviceKind,
      model: source.model,
      os_version: source.osVersion,
      readout_id: source.readoutId,
      by_id: session.accountId,
      by: session.name,
      at,
    });
    return ok({ verified: 1 });
  });
}
