import { ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { searchWords } from '../search/search-tokens.ts';
import { findFiles, findNewest } from './find-on-tickets.ts';
import { findAssets, findLicences, findRights } from './find-registered.ts';
import {
  findAccounts,
  findDisturbances,
  findKiosks,
  findProcedures,
  findSites,
  findTargets,
  findTexts,
} from './find-listed.ts';
import {
  findConsumables,
  findGrants,
  findInstructions,
  findPeople,
  findProblems,
} from './find-by-words.ts';

/** Fewer letters say nothing of what somebody means. */
const fewestLetters = 2;

/** Everything that fits a few letters, with the rights of who asks: a kind of which he has no page finds nothing. */
export function findHandlers(context: DeskContext): Pick<DeskHandlers, 'find.all'> {
  const { database } = context;
  const { read } = database;
  return {
    'find.all': async ({ query }, { session }) => {
      const words = searchWords(query.q);
      if (words.join('').length < fewestLetters) return ok({ tickets: [], found: [] });
      const asked = {
        text: query.q,
        queues: queuesOf(session.role),
        accountId: session.accountId,
      };
      const leads = session.role !== 'technician';
      const admins = session.role === 'admin';
      const today = context.dayAt(context.clock.nowMs());
      const findings = query.findings?.split(',') ?? [];
      // In the order in which kinds are shown (`foundKinds`).
      const [tickets, ...found] = await Promise.all([
        findNewest(context, asked),
        findPeople(database, words),
        findAssets(database, query.q, words),
        findFiles(context, asked, words),
        findInstructions(database, words, findings, today),
        findProcedures(read, words, findings),
        findProblems(database, words),
        findDisturbances(read, words),
        findLicences(read, words),
        findRights(read, words),
        findGrants(database, words, today),
        findConsumables(database, words),
        findTargets(read, words),
        findAccounts(read, words, admins),
        leads ? findTexts(read, words) : [],
        leads ? findKiosks(read, words) : [],
        admins ? findSites(read, words, context.settings.siteName) : [],
      ]);
      return ok({ tickets: [...tickets], found: found.flat() });
    },
  };
}
