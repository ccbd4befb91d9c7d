import { timestamp } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { QueueItem, TicketEvent } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { maySee } from '../queue/visibility.ts';
import { appendEvent } from '../store/event-store.ts';
import type { Db } from '../store/tables.ts';
import { findTicket, lockTicket, updateTicket } from '../store/ticket-store.ts';
import { unknownTicket } from './change-ticket.ts';
import type { StoredTicket, TicketDocument } from './stored-ticket.ts';

/** One ticket, if this person may see it. */
export async function seenTicket(
  context: DeskContext,
  session: Session,
  ticketId: string,
): Promise<Result<StoredTicket, Fault>> {
  const ticket = await findTicket(context.database.read, ticketId);
  if (ticket === null || !maySee(session.role, ticket.item.queue)) return err(unknownTicket());
  return ok(ticket);
}

/** What happened to a ticket, and what it changes of it. */
export interface Happening {
  readonly kind: TicketEvent['kind'];
  readonly words?: string | null;
  readonly details?: TicketEvent['details'];
  readonly item?: Partial<Omit<QueueItem, 'ticketId' | 'version'>>;
  readonly document?: Partial<TicketDocument>;
}

/** Who did it: somebody's account, or the desk itself, which has none. */
export interface HappeningActor {
  readonly name: string;
  readonly accountId: string | null;
}

/** The desk, when it does something by itself. */
export const theDesk: HappeningActor = { name: 'Balie', accountId: null };

type BesideWork = (db: Db, ticket: StoredTicket, at: string) => Promise<Result<Happening, Fault>>;

/**
 * Does something that belongs to a ticket and has rows of its own, in one command with the line of
 * history that tells of it. `work` gets the locked ticket and may refuse.
 */
export function happenBeside(
  context: DeskContext,
  session: Pick<Session, 'name' | 'accountId' | 'role'>,
  ticketId: string,
  work: BesideWork,
): Promise<Result<StoredTicket, Fault>> {
  return happenTo(context, session, ticketId, (db, ticket, at) =>
    maySee(session.role, ticket.item.queue)
      ? work(db, ticket, at)
      : Promise.resolve(err(unknownTicket())),
  );
}

/** The same by somebody whose right does not come from seeing the ticket, or by the desk itself. */
export async function happenTo(
  context: DeskContext,
  actor: HappeningActor,
  ticketId: string,
  work: BesideWork,
): Promise<Result<StoredTicket, Fault>> {
  const at = timestamp(context.clock);
  const happened = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, context.database.kind, ticketId);
    if (ticket === null) return err(unknownTicket());
    const happening = await work(db, ticket, at);
    if (!happening.ok) return happening;
    const { kind, words = null, details = {}, item = {}, document = {} } = happening.value;
    const next: StoredTicket = {
      ...ticket,
      item: { ...ticket.item, ...item, version: ticket.item.version + 1 },
      document: { ...ticket.document, ...document },
      updatedAt: at,
    };
    await updateTicket(db, next);
    const event = await appendEvent(db, context.database.kind, {
      item: next.item,
      at,
      actor: actor.name,
      actorId: actor.accountId,
      kind,
      words,
      details,
    });
    return ok({ next, event });
  });
  if (!happened.ok) return happened;
  context.hub.committed(happened.value.event);
  return ok(happened.value.next);
}
