import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type ChosenRules, rulesAfter } from '../../shared/domain/desk-rules.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { lockPolicies, putPolicy } from '../store/policy-store.ts';
import { chosenRules } from './chosen-rules.ts';

/** The figures by which the desk works: read by all, chosen by leads. */
export function deskRulesHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'desk-rules.get' | 'desk-rules.choose'> {
  const { clock, database } = context;
  return {
    'desk-rules.get': async () => ok(await chosenRules(context)),
    'desk-rules.choose': ({ body }, { session }) =>
      database.write(async (db): Promise<Result<ChosenRules, Fault>> => {
        await lockPolicies(db, database.kind);
        const { version, rules } = await chosenRules(context, db);
        if (version !== body.version) {
          const detail = `Version ${body.version} was seen, ${version} is there`;
          return err(fault('desk-rules/changed-meanwhile', detail));
        }
        const chosen = { at: timestamp(clock), by: session.name };
        const next = { version: version + 1, rules: rulesAfter(rules, body.rules), chosen };
        await putPolicy(db, 'desk-rules', next, chosen);
        return ok(next);
      }),
  };
}
