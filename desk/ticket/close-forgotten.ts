import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import { changeUnasked } from '../hold/change-unasked.ts';
import type { Job } from '../jobs/job-runner.ts';
import { resolvedBefore } from '../store/resolved-store.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Read at once; what cannot be closed is passed over. */
const atOnce = 100;

/**
 * Closes what was resolved so many days ago and nobody closed or opened again, so that its feedback is asked and its
 * term of keeping begins. What the rules of its type still want (a reply, an approval) leaves a ticket open.
 */
export async function closeForgotten(context: DeskContext): Promise<void> {
  const { closeResolvedDays: days } = await rulesNow(context);
  if (days === 0) return;
  const before = new Date(context.clock.nowMs() - days * dayMs).toISOString();
  let after = '';
  for (;;) {
    const ids = await resolvedBefore(context.database.read, before, after, atOnce);
    for (const ticketId of ids) {
      // Meanwhile somebody may have closed it, or opened it and resolved it again; another desk looks too.
      await changeUnasked(context, ticketId, 'desk', (item, { resolvedAt }) =>
        item.status === 'resolved' && resolvedAt !== null && resolvedAt < before
          ? { type: 'close', waitedDays: days }
          : null,
      );
    }
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

export const closeForgottenTickets: Job = {
  name: 'close-forgotten-tickets',
  everyMs: 60 * 60 * 1000,
  // The first time it may find all that was ever left open; clocks and holds do not wait for that.
  takesLong: true,
  run: closeForgotten,
};
