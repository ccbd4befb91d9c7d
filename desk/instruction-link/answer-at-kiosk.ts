import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { ToldStep } from '../../shared/domain/kiosk-instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import { textsOf } from '../store/instruction-link-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { unknownTicket } from '../ticket/change-ticket.ts';
import { handedOverVisit } from '../ticket/handed-over-visit.ts';
import { ticketNow } from '../ticket/status-page.ts';
import { hasStep } from './failing-steps.ts';
import { keepAnswer } from './keep-answer.ts';
import { linkRead } from './link-read.ts';

/**
 * Keeps what a visitor said of a step that he read at a kiosk. What he read there stands among what was
 * given along with his ticket, so that card, status page and paper know it as any other.
 */
export async function answerAtKiosk(
  context: DeskContext,
  kiosk: Kiosk,
  visitId: string,
  told: ToldStep,
): Promise<Result<Record<string, never>, Fault>> {
  const { database } = context;
  const visit = await handedOverVisit(database.read, visitId);
  if (visit === null) return err(fault('ticket/unknown', 'No ticket is of this visit'));
  if (visit.kioskId !== kiosk.kioskId) {
    return err(fault('auth/forbidden', 'Another kiosk handed this visit over'));
  }
  const { instructionId, version } = told;
  const [instruction] = await textsOf(database.read, [{ instructionId, version, block: null }]);
  if (instruction === undefined || !hasStep(instruction, told)) {
    return err(fault('input/invalid', 'This version has no such step'));
  }
  const ticket = await ticketNow(context, visit.ticketId);
  if (ticket === null) return err(unknownTicket());
  const { ticketId } = ticket.item;
  const at = timestamp(context.clock);
  const kept = await database.write(async (db) => {
    const locked = await lockTicket(db, database.kind, ticketId);
    if (locked === null) return err(unknownTicket());
    // It was read before it came in; an answer counts from the moment at which it was said.
    const readAt = told.saidAt < at ? told.saidAt : at;
    const link = await linkRead(db, context.newId(), { ticketId, kiosk, read: told, at: readAt });
    return keepAnswer(db, context, { link, instruction, answer: told, ticket: locked, at });
  });
  if (!kept.ok) {
    // A kiosk tries again what may pass later; a page that is full stays full, and others wait behind it.
    return kept.fault.code === 'input/too-many'
      ? err(fault('input/invalid', kept.fault.detail))
      : kept;
  }
  if (kept.value !== null) context.hub.committed(kept.value);
  return ok({});
}
