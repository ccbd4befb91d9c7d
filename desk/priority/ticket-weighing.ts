import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  mostImportantDevices,
  type priorityRoutes,
} from '../../shared/contract/priority-routes.ts';
import type { RouteReply } from '../../shared/contract/route.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { durationRange } from '../queue/service-times.ts';
import { countImportantDevices, importantDevice, markDevice } from '../store/priority-store.ts';
import { happenBeside, seenTicket } from '../ticket/beside-ticket.ts';
import { cardOf } from '../ticket/card.ts';

type Weighing = RouteReply<(typeof priorityRoutes)['ticket.weighing']>;

/** What helps to weigh one ticket: how long such a visit takes, and whether its device matters. */
export async function weighingOf(
  context: DeskContext,
  session: Session,
  ticketId: string,
): Promise<Result<Weighing, Fault>> {
  const ticket = await seenTicket(context, session, ticketId);
  if (!ticket.ok) return ticket;
  const { item, deviceKey } = ticket.value;
  const { times } = await context.waits.paceAtHand(item);
  const kind = { category: item.category, finding: item.worstFinding?.code ?? null };
  return ok({
    duration: { ...durationRange(times.of(kind)), visits: times.servedOf(kind) },
    device:
      deviceKey === null
        ? null
        : { important: await importantDevice(context.database.read, deviceKey) },
  });
}

/** Marks the device of a ticket, which raises the impact of its next visits. */
export async function markTicketDevice(
  context: DeskContext,
  session: Session,
  ticketId: string,
  words: string,
): Promise<Result<Ticket, Fault>> {
  const marked = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const { deviceKey, item } = ticket;
    if (deviceKey === null) {
      return err(fault('input/invalid', 'The device of this ticket cannot be known again'));
    }
    if ((await countImportantDevices(db)) >= mostImportantDevices) {
      return err(fault('input/too-many', `At most ${mostImportantDevices} devices are important`));
    }
    await markDevice(db, deviceKey, {
      markId: context.newId(),
      deviceName: item.deviceName,
      words,
      at,
      by: session.name,
    });
    return ok({ kind: 'ticket.device-marked', words });
  });
  if (!marked.ok) return marked;
  await context.priorityRules.lookAgain();
  return ok(await cardOf(context, marked.value, session.role));
}
