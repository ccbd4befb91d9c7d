import { minutesOf } from '../../shared/domain/procedure.ts';
import { lastBegun } from '../store/event-store.ts';
import type { Db } from '../store/tables.ts';
import { logWork, minutesLogged } from '../store/work-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

interface TurnEnd {
  readonly entryId: string;
  readonly at: string;
  readonly words: string | null;
}

/** Writes a turn down when a change ends it: the work is over, or somebody else has it from now on. */
export async function logHandling(
  db: Db,
  before: StoredTicket,
  after: StoredTicket,
  end: TurnEnd,
): Promise<void> {
  const goesOn =
    after.item.status === 'in-progress' &&
    after.item.assignee?.accountId === before.item.assignee?.accountId;
  if (!goesOn) await logTurn(db, before, end);
}

/**
 * Writes down the time that a technician was with a ticket until now, less what steps and he himself
 * have written of it: his time, whoever ends it. Nobody has to type it.
 */
export async function logTurn(db: Db, { item }: StoredTicket, end: TurnEnd): Promise<void> {
  const { ticketId, status, assignee } = item;
  if (status !== 'in-progress' || assignee === null) return;
  const since = await lastBegun(db, ticketId);
  if (since === null) return;
  const whole = minutesOf(Date.parse(since), Date.parse(end.at));
  const written = await minutesLogged(db, ticketId, assignee.accountId, since);
  const minutes = Math.max(0, whole - written);
  if (minutes === 0) return;
  await logWork(db, {
    entry_id: end.entryId,
    ticket_id: ticketId,
    account_id: assignee.accountId,
    by: assignee.name,
    at: end.at,
    minutes,
    words: (end.words ?? '').slice(0, 4000),
    words_en: null,
    source: 'handling',
  });
}
