import {
  type ChosenRules,
  type DeskRules,
  chosenRulesSchema,
} from '../../shared/domain/desk-rules.ts';
import type { DeskContext } from '../desk-context.ts';
import { policyOf } from '../store/policy-store.ts';
import type { Db } from '../store/tables.ts';

/** The figures by which the desk works, and who chose them. Inside a command, `db` is the command's own. */
export function chosenRules(
  { database, settings }: Pick<DeskContext, 'database' | 'settings'>,
  db: Db = database.read,
): Promise<ChosenRules> {
  const ordinary: ChosenRules = { version: 0, rules: settings.ordinaryRules, chosen: null };
  return policyOf(db, 'desk-rules', chosenRulesSchema, ordinary);
}

/** The same without who chose them. */
export async function rulesNow(
  context: Pick<DeskContext, 'database' | 'settings'>,
  db?: Db,
): Promise<DeskRules> {
  return (await chosenRules(context, db)).rules;
}
