import { timestamp } from '../../shared/base/clock.ts';
import type { TicketEvent } from '../../shared/domain/ticket.ts';
import type { Account } from '../../shared/contract/desk-contract.ts';
import type { DeskContext } from '../desk-context.ts';
import { maySee } from '../queue/visibility.ts';
import { listAccounts } from '../store/account-store.ts';
import {
  addMark,
  changedTickets,
  dueWatches,
  marksOf,
  moveCursor,
  saveWatches,
} from '../store/clock-store.ts';
import { appendEvent } from '../store/event-store.ts';
import { addNotice } from '../store/notice-store.ts';
import { endPause } from '../store/pause-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { tidingsOf, watchOf } from './clock-watch.ts';

/** So many events or tickets are looked at in one go, and so many goes are made in one turn. */
const batch = 250;
const mostBatches = 40;

/** Who stands in the history for what the desk does by itself. */
const deskItself = 'Balie';

/**
 * Looks at the tickets that changed since the last look, and at those whose next moment has come:
 * tells of warnings and breaches, each once, whichever of several desks looks.
 */
export async function lookAtClocks(context: DeskContext): Promise<void> {
  const { read } = context.database;
  for (let round = 0; round < mostBatches; round += 1) {
    const changed = await changedTickets(read, batch);
    if (changed === null) break;
    await lookAt(context, changed.ticketIds, changed.eventId);
  }
  for (let round = 0; round < mostBatches; round += 1) {
    const due = await dueWatches(read, timestamp(context.clock), batch);
    if (due.length === 0) break;
    await lookAt(context, due, null);
  }
}

/** Looks at some tickets; `eventId` is how far the cursor then is. */
async function lookAt(
  context: DeskContext,
  ticketIds: readonly string[],
  eventId: number | null,
): Promise<void> {
  const { database, serviceLevels } = context;
  const standings = await serviceLevels.standingOf(ticketIds);
  const told = new Set((await marksOf(database.read, ticketIds)).map(keyOf));
  for (const [ticketId, standing] of standings) {
    const tidings = tidingsOf(standing);
    const isNew = tidings.some((tiding) => !told.has(keyOf({ ticket_id: ticketId, ...tiding })));
    if (isNew || standing.lapsed.length > 0) {
      await tell(context, ticketId);
    }
  }
  await database.write(async (db) => {
    await saveWatches(
      db,
      [...standings].map(([ticketId, standing]) => watchOf(ticketId, standing)),
    );
    if (eventId !== null) await moveCursor(db, eventId);
  });
}

/**
 * Tells what there is to tell of one ticket, as it stands inside the command. Its version stays: a
 * warning changes nothing that a technician is about to do.
 */
async function tell(context: DeskContext, ticketId: string): Promise<void> {
  const { database, serviceLevels } = context;
  const at = timestamp(context.clock);
  const events = await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    const standing = (await serviceLevels.standingOf([ticketId], db)).get(ticketId);
    if (ticket === null || standing === undefined) return [];
    const fresh = [];
    for (const tiding of tidingsOf(standing)) {
      if (await addMark(db, { ticket_id: ticketId, ...tiding, at })) fresh.push(tiding);
    }
    const people = fresh.length === 0 ? [] : await whomToTell(db, ticket);
    for (const { clock, mark } of fresh) {
      for (const { accountId } of people) {
        await addNotice(db, {
          noticeId: context.newId(),
          accountId,
          ticketId,
          kind: `clock-${mark}`,
          at,
          details: { clock },
        });
      }
    }
    const appended = [];
    const happened = (kind: TicketEvent['kind'], details: TicketEvent['details']) => ({
      item: ticket.item,
      at,
      actor: deskItself,
      actorId: null,
      kind,
      words: null,
      details,
    });
    for (const { pauseId, cause, until } of standing.lapsed) {
      if (await endPause(db, pauseId, until, deskItself)) {
        appended.push(
          await appendEvent(db, database.kind, happened('ticket.resumed', { cause, until })),
        );
      }
    }
    for (const { clock, mark, target_minutes: targetMinutes } of fresh) {
      appended.push(
        await appendEvent(
          db,
          database.kind,
          happened(`ticket.clock-${mark}`, { clock, targetMinutes }),
        ),
      );
    }
    return appended;
  });
  for (const event of events) context.hub.committed(event);
}

/** Who works on it; while nobody does, the leads, and admins where there are none. */
async function whomToTell(db: Db, { item }: StoredTicket): Promise<readonly Account[]> {
  const accounts = (await listAccounts(db)).filter(
    ({ role, blocked }) => blocked !== true && maySee(role, item.queue),
  );
  const assignee = accounts.filter(({ accountId }) => accountId === item.assignee?.accountId);
  if (assignee.length > 0) return assignee;
  const leads = accounts.filter(({ role }) => role === 'lead');
  return leads.length > 0 ? leads : accounts.filter(({ role }) => role === 'admin');
}

function keyOf(mark: {
  readonly ticket_id: string;
  readonly clock: string;
  readonly mark: string;
  readonly target_minutes: number;
}): string {
  return `${mark.ticket_id} ${mark.clock} ${mark.mark} ${mark.target_minutes}`;
}
