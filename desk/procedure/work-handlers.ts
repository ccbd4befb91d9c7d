import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { z } from 'zod';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { workQuestionSchema } from '../../shared/contract/work-question.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { dayStart } from '../priority/day-span.ts';
import { queuesOf } from '../queue/visibility.ts';
import { type WorkQuestion, logWork, workByPerson, workOf } from '../store/work-store.ts';
import { happenBeside, seenTicket } from '../ticket/beside-ticket.ts';
import { withdraw } from './withdraw-work.ts';
import { workMoment } from './work-moment.ts';

const entriesOnCard = 200;
const entriesOnPage = 100;

/** The log of work done. */
export function workHandlers(
  context: DeskContext,
): Pick<
  DeskHandlers,
  'ticket.work' | 'ticket.log-work' | 'ticket.withdraw-work' | 'work.list' | 'work.sums'
> {
  const { read } = context.database;
  return {
    'ticket.work': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      if (!ticket.ok) return ticket;
      const entries = await workOf(read, {
        queues: queuesOf(session.role),
        ticketId: params.ticketId,
        withWithdrawn: true,
        limit: entriesOnCard,
      });
      const counted = entries.filter(({ withdrawn }) => withdrawn === undefined);
      return ok({ entries, minutes: counted.reduce((sum, { minutes }) => sum + minutes, 0) });
    },
    'ticket.log-work': async ({ params, body }, { session }) => {
      const entryId = context.newId();
      const happened = await happenBeside(
        context,
        session,
        params.ticketId,
        async (db, ticket, at) => {
          const { arrivedAt } = ticket.item;
          const doneAt = workMoment(body.day, { arrivedAt, at }, context.settings.timeZone);
          if (!doneAt.ok) return doneAt;
          await logWork(db, {
            entry_id: entryId,
            ticket_id: ticket.item.ticketId,
            account_id: session.accountId,
            by: session.name,
            at: doneAt.value,
            written_at: doneAt.value === at ? null : at,
            minutes: body.minutes,
            words: body.words,
            words_en: null,
            source: 'own',
          });
          return ok({
            kind: 'ticket.work-logged',
            words: body.words,
            details: { minutes: body.minutes, entryId },
          });
        },
      );
      if (!happened.ok) return happened;
      const [entry] = await workOf(read, { queues: queuesOf(session.role), entryId, limit: 1 });
      return entry === undefined
        ? err(fault('store/failed', 'An entry was written and cannot be found'))
        : ok(entry);
    },
    'ticket.withdraw-work': ({ params, body }, { session }) =>
      withdraw(context, session, params, body.reason),
    'work.list': async ({ query }, { session }) => {
      const { beforeAt, beforeEntryId, ...asked } = query;
      return ok({
        entries: await workOf(read, {
          ...partOf(context, session, asked),
          before:
            beforeAt === undefined || beforeEntryId === undefined
              ? undefined
              : { at: beforeAt, entryId: beforeEntryId },
          limit: entriesOnPage,
        }),
      });
    },
    'work.sums': async ({ query }, { session }) =>
      ok({ people: await workByPerson(read, partOf(context, session, query)) }),
  };
}

/** The part of the log that somebody asked for and may see. */
export function partOf(
  { settings }: DeskContext,
  { role, accountId }: Session,
  asked: z.output<typeof workQuestionSchema>,
): Omit<WorkQuestion, 'limit'> {
  return {
    queues: queuesOf(role),
    accountId: role === 'technician' ? accountId : asked.accountId,
    from: asked.since === undefined ? undefined : dayStart(asked.since, settings.timeZone),
    until: asked.until === undefined ? undefined : dayStart(asked.until, settings.timeZone, 1),
  };
}
