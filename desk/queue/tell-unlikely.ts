import { timestamp } from '../../shared/base/clock.ts';
import type { ClosingTime } from '../../shared/domain/closing-time.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { mailUnlikely } from '../mail/unlikely-mail.ts';
import { lockTicket } from '../store/ticket-store.ts';
import {
  endUnlikely,
  forgetUnlikely,
  markUnlikelyTold,
  startUnlikely,
  unlikelyOn,
  wasToldAtArrival,
} from '../store/unlikely-store.ts';

const minuteMs = 60_000;
/** A forecast that says so for less long may still turn; so close to closing time it is told at once. */
const steadyMs = 10 * minuteMs;

/**
 * Tells each visitor who waits once a day that it will hardly be today: when every look of ten minutes found so, or
 * the first one within ten minutes of closing time. Who read it when he came in is told nothing, nor who is
 * likely again by then.
 */
export const tellUnlikely: Job = {
  name: 'tell-unlikely',
  everyMs: minuteMs,
  run: async (context) => {
    const { clock, database, view, dayAt, settings } = context;
    // His page says so by itself.
    if (settings.mail === null) return;
    const nowMs = clock.nowMs();
    const day = dayAt(nowMs);
    const known = await unlikelyOn(database.read, day);
    const found = await view.unlikelyToday();
    for (const [ticketId, closing] of found) {
      const before = known.get(ticketId);
      if (before?.isTold === true) continue;
      if (before === undefined) {
        await database.write((db) => startUnlikely(db, { ticketId, day, at: timestamp(clock) }));
      }
      const sinceMs = before === undefined ? nowMs : Date.parse(before.since);
      const closesSoon = Date.parse(closing.closesAt) - nowMs <= steadyMs;
      if (closesSoon || nowMs - sinceMs >= steadyMs) await tell(context, ticketId, closing, day);
    }
    for (const [ticketId, { isTold }] of known) {
      if (!isTold && !found.has(ticketId)) await database.write((db) => endUnlikely(db, ticketId));
    }
  },
};

/** Forgets who was unlikely to be helped on a day that is over. */
export const forgetUnlikelyDays: Job = {
  name: 'forget-unlikely-days',
  everyMs: 24 * 60 * minuteMs,
  run: async ({ clock, database, dayAt }) => {
    const today = dayAt(clock.nowMs());
    await database.write((db) => forgetUnlikely(db, today));
  },
};

async function tell(
  context: DeskContext,
  ticketId: string,
  closing: ClosingTime,
  day: string,
): Promise<void> {
  const { clock, database } = context;
  await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    // Somebody called him meanwhile.
    if (ticket?.item.status !== 'waiting') return;
    if (!(await markUnlikelyTold(db, ticketId, timestamp(clock)))) return;
    if (isOfToday(context, ticket.item.arrivedAt, day) && wasToldAtArrival(ticket.intakeReply)) {
      return;
    }
    await mailUnlikely(context, db, ticket, closing, day);
  });
}

/** What he read when he came in was of the day on which he did. */
function isOfToday({ dayAt }: DeskContext, arrivedAt: string, day: string): boolean {
  return dayAt(Date.parse(arrivedAt)) === day;
}
