import { timestamp } from '../../shared/base/clock.ts';
import { type AlikeGroup, alikeGroups } from '../../shared/domain/problem.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { Job } from '../jobs/job-runner.ts';
import { listAccounts } from '../store/account-store.ts';
import { addNotice } from '../store/notice-store.ts';
import {
  insertProblem,
  isKnownGroup,
  linkUnlinked,
  newestWithoutProblem,
} from '../store/problem-store.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** As many of the newest tickets without a problem are looked at; more in one window would be a problem by itself. */
const mostLookedAt = 2_000;

/** Looks every minute whether many visits are alike, and proposes one problem for them, once. */
export const proposeProblems: Job = {
  name: 'propose-problems',
  everyMs: minuteMs,
  run: async (context) => {
    const { problemWindowMinutes, problemVisits } = await rulesNow(context);
    const nowMs = context.clock.nowMs();
    const since = new Date(nowMs - problemWindowMinutes * minuteMs).toISOString();
    const visits = await newestWithoutProblem(context.database.read, mostLookedAt);
    for (const group of alikeGroups(visits, since, problemVisits)) {
      await propose(context, group);
    }
  },
};

async function propose(context: DeskContext, group: AlikeGroup): Promise<void> {
  const at = timestamp(context.clock);
  const lately = new Date(context.clock.nowMs() - dayMs).toISOString();
  await context.database.write(async (db) => {
    if (await isKnownGroup(db, group.signature, lately)) return;
    const problemId = context.newId();
    const number = await insertProblem(db, {
      problemId,
      state: 'proposed',
      title: group.signature,
      description: '',
      workaround: null,
      group,
      at,
    });
    await linkUnlinked(db, group.ticketIds, problemId);
    for (const { accountId, role } of await listAccounts(db)) {
      if (role === 'technician') continue;
      await addNotice(db, {
        noticeId: context.newId(),
        accountId,
        ticketId: null,
        kind: 'problem-proposed',
        at,
        details: { number, count: group.ticketIds.length, category: group.category },
      });
    }
  });
}
