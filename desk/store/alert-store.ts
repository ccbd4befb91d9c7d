import {
  type Alert,
  type AlertKind,
  type AlertRule,
  alertRuleFactsSchema,
  alertSchema,
  mostAlertRules,
} from '../../shared/domain/fleet/alert.ts';
import type { AlertRuleTable } from './alert-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const factsText = storedJson(alertRuleFactsSchema);
const alertText = storedJson(alertSchema);

/** A rule with what signs its webhook. */
export interface StoredRule {
  readonly rule: AlertRule;
  readonly secret: string | null;
}

/** All rules, the oldest first. */
export async function listRules(db: Db): Promise<readonly StoredRule[]> {
  const rows = await db
    .selectFrom('alert_rule')
    .selectAll()
    .orderBy('rule_id')
    .limit(mostAlertRules)
    .execute();
  return rows.map(ruleOf);
}

/** One rule, or null. */
export async function findRule(db: Db, ruleId: string): Promise<StoredRule | null> {
  const row = await db
    .selectFrom('alert_rule')
    .selectAll()
    .where('rule_id', '=', ruleId)
    .executeTakeFirst();
  return row === undefined ? null : ruleOf(row);
}

export async function putRule(db: Db, { rule, secret }: StoredRule): Promise<void> {
  const row = {
    facts: JSON.stringify(rule.facts),
    secret,
    changed_at: rule.changedAt,
    changed_by: rule.changedBy,
  };
  await db
    .insertInto('alert_rule')
    .values({ rule_id: rule.ruleId, ...row })
    .onConflict((conflict) => conflict.column('rule_id').doUpdateSet(row))
    .execute();
}

/** Ends a rule with all that waits for it. */
export async function removeRule(db: Db, ruleId: string): Promise<void> {
  await db.deleteFrom('alert_waiting').where('rule_id', '=', ruleId).execute();
  await db.deleteFrom('alert_rule').where('rule_id', '=', ruleId).execute();
}

/** Lets an alert wait for others. */
export async function insertWaiting(db: Db, ruleId: string, alert: Alert): Promise<void> {
  await db
    .insertInto('alert_waiting')
    .values({
      rule_id: ruleId,
      alert_id: alert.alertId,
      at: alert.at,
      alert: JSON.stringify(alert),
    })
    .execute();
}

/** The rules for which something waits since before a moment. */
export async function rulesToTell(db: Db, before: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('alert_waiting')
    .select('rule_id')
    .distinct()
    .where('at', '<=', before)
    .execute();
  return rows.map((row) => row.rule_id);
}

/** Takes all that waits for a rule, the oldest first; nobody else gets it. */
export async function takeWaiting(db: Db, ruleId: string): Promise<readonly Alert[]> {
  const rows = await db
    .deleteFrom('alert_waiting')
    .where('rule_id', '=', ruleId)
    .returning('alert')
    .execute();
  return rows
    .map(({ alert }) => alertText.parse(alert))
    .toSorted((one, two) => one.at.localeCompare(two.at));
}

/** Remembers that a kiosk has this trouble; true when it was not known. */
export async function noteTrouble(
  db: Db,
  kioskId: string,
  kind: AlertKind,
  at: string,
): Promise<boolean> {
  const known = await db
    .updateTable('kiosk_alert')
    .set({ last_seen_at: at })
    .where('kiosk_id', '=', kioskId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  if (known.numUpdatedRows > 0n) return false;
  const added = await db
    .insertInto('kiosk_alert')
    .values({ kiosk_id: kioskId, kind, last_seen_at: at })
    .onConflict((conflict) => conflict.columns(['kiosk_id', 'kind']).doNothing())
    .executeTakeFirstOrThrow();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Forgets trouble that was not seen since a moment: when it comes again, it is told again. */
export async function forgetTrouble(db: Db, before: string): Promise<void> {
  await db.deleteFrom('kiosk_alert').where('last_seen_at', '<', before).execute();
}

function ruleOf(row: AlertRuleTable): StoredRule {
  return {
    rule: {
      ruleId: row.rule_id,
      facts: factsText.parse(row.facts),
      changedAt: row.changed_at,
      changedBy: row.changed_by,
    },
    secret: row.secret,
  };
}
