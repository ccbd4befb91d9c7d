import { dayAfter } from '../../shared/domain/right.ts';
import { timestamp } from '../../shared/base/clock.ts';
import { type CountedVisit, evidenceOf } from '../../shared/domain/management/improvement.ts';
import { helpedHow } from '../../shared/domain/span-tally.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { spanOf } from '../priority/day-span.ts';
import { insertImprovement, isKnownEvidence } from '../store/improvement-store.ts';
import { reportedTickets } from '../store/report-store.ts';

const dayMs = 24 * 60 * 60 * 1000;
const daysLookedAt = 30;
/** What somebody ended is not proposed again for so long. */
const quietMs = 90 * dayMs;
/** Nothing confidential is counted: everybody of the desk reads the list. */
const queues: readonly WorkQueue[] = ['advice', 'device-operations'];

/** Proposes what the visits of the last days give reason for; answers how many are new. */
export async function proposeImprovements(context: DeskContext): Promise<number> {
  const { clock, database } = context;
  const nowMs = clock.nowMs();
  const until = context.dayAt(nowMs);
  const span = { from: dayAfter(until, 1 - daysLookedAt), until };
  const visits: CountedVisit[] = [];
  const scope = { ...spanOf(span, context.settings.timeZone), queues, siteId: null };
  const pages = reportedTickets(database, scope, queues);
  for await (const page of pages) {
    for (const ticket of page) {
      const held = ticket.selfHelp === 'helped' ? helpedHow(ticket, nowMs) : 'tooEarly';
      visits.push({
        deviceName: ticket.deviceName,
        category: ticket.category,
        repeat: ticket.repeat,
        reopened: ticket.reopenedAt !== null,
        selfHelpHeld: held === 'tooEarly' ? null : held === 'held',
      });
    }
  }
  const at = timestamp(clock);
  const quietSince = new Date(nowMs - quietMs).toISOString();
  return database.write(async (db) => {
    let proposed = 0;
    for (const evidence of evidenceOf(visits, span)) {
      if (await isKnownEvidence(db, evidence, quietSince)) continue;
      await insertImprovement(db, { improvementId: context.newId(), title: '', evidence, at });
      proposed += 1;
    }
    return proposed;
  });
}

export const improvementJob: Job = {
  name: 'propose-improvements',
  everyMs: dayMs,
  run: async (context) => {
    await proposeImprovements(context);
  },
};
