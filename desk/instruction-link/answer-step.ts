import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type StepAnswer } from '../../shared/domain/instruction-link.ts';
import type { DeskContext } from '../desk-context.ts';
import { type InstructionLinkRow, linkedOf, textsOf } from '../store/instruction-link-store.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { ticketNow } from '../ticket/status-page.ts';
import { hasStep } from './failing-steps.ts';
import { keepAnswer } from './keep-answer.ts';

/** Keeps what the reader of a page said of a step. */
export async function answerStep(
  context: DeskContext,
  link: InstructionLinkRow,
  answer: StepAnswer,
): Promise<Result<Record<string, never>, Fault>> {
  const { database } = context;
  const linked = linkedOf(link).find((one) => one.instructionId === answer.instructionId);
  const [instruction] = linked === undefined ? [] : await textsOf(database.read, [linked]);
  if (instruction === undefined || !hasStep(instruction, answer)) {
    return err(fault('input/invalid', 'This page has no such step'));
  }
  const at = timestamp(context.clock);
  const ticket = link.ticket_id === null ? null : await ticketNow(context, link.ticket_id);
  const ticketId = ticket?.item.ticketId ?? null;
  const kept = await database.write(async (db) => {
    const locked = ticketId === null ? null : await lockTicket(db, database.kind, ticketId);
    return keepAnswer(db, context, { link, instruction, answer, ticket: locked, at });
  });
  if (!kept.ok) return kept;
  if (kept.value !== null) context.hub.committed(kept.value);
  return ok({});
}
