import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type PromisedReply, promisedReplySchema } from '../../shared/domain/intake-reply.ts';
import type { DeskContext } from '../desk-context.ts';
import { type NewEvent, appendEvent } from '../store/event-store.ts';
import { lockTicket, updateTicket } from '../store/ticket-store.ts';

/**
 * Our first answer was lost on its way and the visitor holds the kiosk's own number: it goes on the
 * ticket, once, and into the answer for all later replays.
 */
export async function takeOverNumber(
  context: DeskContext,
  by: Pick<NewEvent, 'actor' | 'actorId'>,
  ticketId: string,
  shownCode: string,
): Promise<Result<PromisedReply, Fault>> {
  const { kind } = context.database;
  const reply = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, kind, ticketId);
    if (ticket === null) return err(fault('ticket/unknown', 'The ticket of this visit is gone'));
    const first = promisedReplySchema.parse(JSON.parse(ticket.intakeReply));
    if (first.visitCode === shownCode) return ok(first);
    const renumbered: PromisedReply = { ...first, visitCode: shownCode };
    const item = { ...ticket.item, visitCode: shownCode, version: ticket.item.version + 1 };
    const at = timestamp(context.clock);
    await updateTicket(db, {
      ...ticket,
      item,
      intakeReply: JSON.stringify(renumbered),
      updatedAt: at,
    });
    await appendEvent(db, kind, {
      item,
      at,
      ...by,
      kind: 'ticket.renumbered',
      words: null,
      details: { from: first.visitCode, to: shownCode },
    });
    return ok(renumbered);
  });
  context.hub.committed();
  return reply;
}
