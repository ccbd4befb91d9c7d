import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { escalationsPage, mostEscalations } from '../../shared/contract/escalation-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { mailOfVisitor } from '../mail/known-address.ts';
import { queuesOf } from '../queue/visibility.ts';
import {
  allGroups,
  allSuppliers,
  escalationsOf,
  findGroup,
  keepGroup,
  keepSupplier,
  openEscalations,
  removeGroup,
  removeSupplier,
} from '../store/escalation-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { endEscalation, followUp, takeOver } from './after-escalation.ts';
import { escalate } from './escalate.ts';
import { lateMarker } from './late-suppliers.ts';

type EscalationRoutes =
  | 'group.list'
  | 'group.keep'
  | 'group.remove'
  | 'supplier.list'
  | 'supplier.keep'
  | 'supplier.remove'
  | 'ticket.escalate'
  | 'ticket.escalations'
  | 'escalation.follow-up'
  | 'escalation.take'
  | 'escalation.end'
  | 'escalation.list';

/** Tickets that need somebody else: whom they can go to, and what became of them there. */
export function escalationHandlers(context: DeskContext): Pick<DeskHandlers, EscalationRoutes> {
  const { database } = context;
  const { read } = database;
  return {
    'group.list': async () => ok({ groups: await allGroups(read) }),
    'group.keep': async ({ body }) => {
      const groupId = body.groupId ?? context.newId();
      const kept = await database.write(async (db) => {
        await keepGroup(db, { groupId, name: body.name, members: body.members });
        return findGroup(db, groupId);
      });
      return kept === null ? err(fault('input/invalid', 'The group is gone')) : ok(kept);
    },
    'group.remove': async ({ params }) => {
      await database.write((db) => removeGroup(db, params.groupId));
      return ok({});
    },
    'supplier.list': async () => ok({ suppliers: await allSuppliers(read) }),
    'supplier.keep': async ({ body }) => {
      const supplier = { ...body, supplierId: body.supplierId ?? context.newId() };
      await database.write((db) => keepSupplier(db, supplier));
      return ok(supplier);
    },
    'supplier.remove': async ({ params }) => {
      await database.write((db) => removeSupplier(db, params.supplierId));
      return ok({});
    },
    'ticket.escalate': ({ params, body }, { session }) =>
      escalate(context, session, params.ticketId, body),
    'ticket.escalations': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      if (!ticket.ok) return ticket;
      const mail = await mailOfVisitor(read, ticket.value);
      const escalations = await escalationsOf(read, params.ticketId, mostEscalations);
      return ok({
        escalations: escalations.map(await lateMarker(context)),
        ...(mail === null ? {} : { mail }),
      });
    },
    'escalation.follow-up': ({ params, body }, { session }) =>
      followUp(context, session, params, body),
    'escalation.take': ({ params }, { session }) => takeOver(context, session, params),
    'escalation.end': ({ params, body }, { session }) =>
      endEscalation(context, session, params, body.words),
    'escalation.list': async ({ query }, { session }) => {
      const found = await openEscalations(read, {
        queues: queuesOf(session.role),
        accountId: session.accountId,
        before: query.before ?? null,
        limit: escalationsPage + 1,
      });
      const escalations = found.slice(0, escalationsPage);
      const more = found.length > escalations.length;
      const marked = await lateMarker(context);
      return ok({
        escalations: escalations.map((each) => ({ ...each, escalation: marked(each.escalation) })),
        next: more ? (escalations.at(-1)?.escalation.escalationId ?? null) : null,
      });
    },
  };
}
