import { timestamp } from '../../shared/base/clock.ts';
import {
  type AlikeGroup,
  alikeGroups,
  isToldAgain,
  refusedForMs,
} from '../../shared/domain/problem.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { Job } from '../jobs/job-runner.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import {
  countTickets,
  groupProblems,
  holdTickets,
  keepTold,
  linkUnlinked,
  lockOpenProblem,
  newestWithoutProblem,
} from '../store/alike-store.ts';
import { insertProblem } from '../store/problem-store.ts';

const minuteMs = 60_000;
/** As many of the newest tickets are looked at; more in one window would be a problem by itself. */
const mostLookedAt = 2_000;
const leads = ['lead', 'admin'] as const;

/** What counts as many visits alike. */
interface Measure {
  readonly since: string;
  readonly fewest: number;
}

/**
 * Looks every minute whether many visits are alike: proposes one problem for them, puts with it what comes
 * after, and tells leads when it grows.
 */
export const proposeProblems: Job = {
  name: 'propose-problems',
  everyMs: minuteMs,
  run: async (context) => {
    const { problemWindowMinutes, problemVisits: fewest } = await rulesNow(context);
    const { read } = context.database;
    const sinceMs = context.clock.nowMs() - problemWindowMinutes * minuteMs;
    const since = new Date(sinceMs).toISOString();
    const visits = await newestWithoutProblem(read, { since, limit: mostLookedAt });
    const known = await groupProblems(read, new Date(sinceMs - refusedForMs).toISOString());
    for (const group of alikeGroups(visits, since, fewest, known)) {
      await (group.problemId === null
        ? propose(context, group)
        : takeIn(context, group, { since, fewest }));
    }
  },
};

async function propose(context: DeskContext, group: AlikeGroup): Promise<void> {
  const at = timestamp(context.clock);
  await context.database.write(async (db) => {
    await holdTickets(db, context.database.kind, group.ticketIds);
    if ((await lockOpenProblem(db, context.database.kind, group)) !== null) return;
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
    const details = { number, count: group.ticketIds.length, category: group.category };
    await tellRoles(context, db, leads, { kind: 'problem-proposed', at, details });
  });
}

async function takeIn(
  context: DeskContext,
  group: AlikeGroup,
  { since, fewest }: Measure,
): Promise<void> {
  const at = timestamp(context.clock);
  await context.database.write(async (db) => {
    await holdTickets(db, context.database.kind, group.ticketIds);
    const problem = await lockOpenProblem(db, context.database.kind, group);
    if (problem === null) return;
    const { problemId, number, told } = problem;
    if ((await linkUnlinked(db, group.ticketIds, problemId)) === 0) return;
    const { tickets, lately } = await countTickets(db, problemId, since);
    if (!isToldAgain(told, { tickets, lately, at }, fewest)) return;
    await keepTold(db, problemId, { tickets, at });
    const details = { number, count: tickets, category: group.category };
    await tellRoles(context, db, leads, { kind: 'problem-grew', at, details });
  });
}
