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
/** So many are noted by one command; a hall may become unlikely at one look. */
const atOnce = 100;

/**
 * Tells each visitor who waits once a day that it will hardly be today: when every look of ten minutes found so, or
 * the first one within ten minutes of closing time. Who read it when he came in is told nothing, nor who is
 * likely again by then.
 */
export const tellUnlikely: Job = {
  name: 'tell-unlikely',
  everyMs: minuteMs,
  // A whole hall may be told at one look, each by a command of his own; clocks and holds do not wait for that.
  takesLong: true,
  run: async (context) => {
    const { clock, database, view, dayAt, settings } = context;
    // His page says so by itself.
    if (settings.mail === null) return;
    const nowMs = clock.nowMs();
    const day = dayAt(nowMs);
    const known = await unlikelyOn(database.read, day);
    const found = await view.unlikelyToday();
    const begun = [...found.keys()].filter((ticketId) => !known.has(ticketId));
    const at = new Date(nowMs).toISOString();
    await inParts(begun, (part) => database.write((db) => startUnlikely(db, part, { day, at })));
    const turned = [...known].filter(([ticketId, { isTold }]) => !isTold && !found.has(ticketId));
    await inParts(
      turned.map(([ticketId]) => ticketId),
      (part) => database.write((db) => endUnlikely(db, part)),
    );
    for (const [ticketId, closing] of found) {
      const { since, isTold } = known.get(ticketId) ?? { since: at, isTold: false };
      if (isTold) continue;
      const closesSoon = Date.parse(closing.closesAt) - nowMs <= steadyMs;
      const isSteady = nowMs - Date.parse(since) >= steadyMs;
      if (closesSoon || isSteady) await tell(context, ticketId, closing, day);
    }
  },
};

/** In one order, so that two desks that do so at once wait for each other in one order. */
async function inParts(
  ticketIds: readonly string[],
  note: (part: readonly string[]) => Promise<void>,
): Promise<void> {
  const sorted = ticketIds.toSorted();
  for (let from = 0; from < sorted.length; from += atOnce) {
    await note(sorted.slice(from, from + atOnce));
  }
}

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
