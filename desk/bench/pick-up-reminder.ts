import { timestamp } from '../../shared/base/clock.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { Job } from '../jobs/job-runner.ts';
import { findLeftDevice, unreminded, updateLeftDevice } from '../store/bench-store.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import { mailPickUp } from '../mail/pick-up-mail.ts';
import { addNotice } from '../store/notice-store.ts';
import { lockTicket } from '../store/ticket-store.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** So many in one turn; the rest waits for the next. */
const atOnce = 100;

/** A device that was ready before this moment lies here for too long. */
export async function collectedBefore(context: DeskContext): Promise<string> {
  const { pickUpReminderDays } = await rulesNow(context);
  return new Date(context.clock.nowMs() - pickUpReminderDays * dayMs).toISOString();
}

/**
 * Says once of each device that nobody fetches it: on the visitor's page, in the history, to whoever
 * took it in, and to the visitor by mail when his address is known.
 */
export const pickUpReminder: Job = {
  name: 'remind-of-pick-up',
  everyMs: 60 * 60 * 1000,
  run: async (context) => {
    const late = await unreminded(context.database.read, await collectedBefore(context), atOnce);
    for (const { left_id: leftId, ticket_id: ticketId } of late) {
      const event = await remind(context, leftId, ticketId);
      if (event !== null) context.hub.committed(event);
    }
  },
};

function remind(
  context: DeskContext,
  leftId: string,
  ticketId: string,
): Promise<StreamedEvent | null> {
  const { database } = context;
  return database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    const row = await findLeftDevice(db, leftId);
    // Meanwhile it may have been fetched, or taken back to the bench.
    if (ticket === null || row === null || row.handed_out_at !== null) return null;
    if (row.ready_at === null || row.reminded_at !== null) return null;
    const at = timestamp(context.clock);
    await updateLeftDevice(db, { ...row, reminded_at: at });
    const { ready_at: readyAt } = row;
    await mailPickUp(context, db, 'device-not-collected', ticket, { ...row, readyAt });
    await addNotice(db, {
      noticeId: context.newId(),
      accountId: row.left_by_id,
      ticketId,
      kind: 'device-not-collected',
      at,
      details: { device: row.device_name, shelf: row.holder_name ?? '' },
    });
    return appendEvent(db, database.kind, {
      item: ticket.item,
      at,
      actor: 'desk',
      actorId: null,
      kind: 'ticket.device-not-collected',
      words: null,
      details: { device: row.device_name },
    });
  });
}
