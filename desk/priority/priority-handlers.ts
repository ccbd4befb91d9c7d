import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type RulesVersion,
  mostImportantDevices,
  rulesPage,
} from '../../shared/contract/priority-routes.ts';
import { countChanging } from '../../shared/domain/priority-rules.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { newestMarks, removeMark } from '../store/importance-marks.ts';
import { countWeighed, latestExports } from '../store/priority-report-store.ts';
import { addRules, newestRules, openWeighings, rulesBefore } from '../store/priority-store.ts';
import { spanOf } from './day-span.ts';
import { markTicketDevice, weighingOf } from './ticket-weighing.ts';

type PriorityRoutes =
  | 'priority-rules.get'
  | 'priority-rules.put'
  | 'priority-rules.history'
  | 'priority-rules.preview'
  | 'important-device.list'
  | 'important-device.remove'
  | 'ticket.weighing'
  | 'ticket.mark-device'
  | 'priority-report.get';

const exportsShown = 20;

/** How an organisation weighs, and how it accounts for it. */
export function priorityHandlers(context: DeskContext): Pick<DeskHandlers, PriorityRoutes> {
  const { database, priorityRules } = context;
  const { read } = database;
  return {
    'priority-rules.get': async () => {
      const { version, rules, change } = await priorityRules.atHand();
      return ok({ version, rules, change });
    },
    'priority-rules.put': ({ body }, { session }) => putRules(context, session, body),
    'priority-rules.history': async ({ query }) => {
      const found = await rulesBefore(read, query.before ?? null, rulesPage + 1);
      const versions = found.slice(0, rulesPage);
      const next = found.length > versions.length ? (versions.at(-1)?.version ?? null) : null;
      return ok({ versions, next });
    },
    'priority-rules.preview': async ({ body }) => {
      const open = await openWeighings(read, database.kind);
      return ok({ open: open.length, changing: countChanging(open, body.matrix) });
    },
    'important-device.list': async () =>
      ok({ devices: await newestMarks(read, mostImportantDevices) }),
    'important-device.remove': async ({ params }) => {
      await database.write((db) => removeMark(db, params.markId));
      await priorityRules.lookAgain();
      return ok({});
    },
    'ticket.weighing': ({ params }, { session }) => weighingOf(context, session, params.ticketId),
    'ticket.mark-device': ({ params, body }, { session }) =>
      markTicketDevice(context, session, params.ticketId, body.words),
    'priority-report.get': async ({ query }) => {
      const span = spanOf(query, context.settings.timeZone);
      const exports = await latestExports(read, exportsShown);
      return ok({
        ...(await countWeighed(read, database.kind, span)),
        exports: exports.map((each) => ({
          exportId: each.export_id,
          file: each.kind,
          at: each.at,
          by: each.by_name,
          from: each.from_day,
          until: each.until_day,
        })),
      });
    },
  };
}

/** The next version of the rules, unless somebody was first. */
async function putRules(
  context: DeskContext,
  session: Session,
  wanted: Pick<RulesVersion, 'version' | 'rules'> & { readonly words: string },
): Promise<Result<RulesVersion, Fault>> {
  const at = timestamp(context.clock);
  const version = wanted.version + 1;
  const { rules, words } = wanted;
  const put = await context.database.write(async (db) => {
    const now = (await newestRules(db))?.version ?? 0;
    if (now !== wanted.version) return changedMeanwhile(wanted.version, now);
    await addRules(db, { version, rules, words, at, by: session });
    return ok(null);
  });
  if (!put.ok) return put;
  await context.priorityRules.lookAgain();
  return ok({ version, rules, change: { at, by: session.name, words } });
}

function changedMeanwhile(seen: number, now: number): Result<never, Fault> {
  return err(fault('rules/changed-meanwhile', `Version ${seen} was seen, ${now} is there`));
}
