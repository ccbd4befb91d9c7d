import { timestamp } from '../../shared/base/clock.ts';
import type { Alert } from '../../shared/domain/fleet/alert.ts';
import type { DeskContext } from '../desk-context.ts';
import { insertWaiting, listRules } from '../store/alert-store.ts';
import type { Db } from '../store/tables.ts';

/** Raises an alert for every rule that wants to hear of it; call it in the command that makes it so. */
export async function raiseAlert(
  { clock, newId }: Pick<DeskContext, 'clock' | 'newId'>,
  db: Db,
  what: Pick<Alert, 'kind' | 'kioskId' | 'name'>,
): Promise<void> {
  const alert: Alert = { ...what, alertId: newId(), at: timestamp(clock) };
  for (const { rule } of await listRules(db)) {
    if (rule.facts.kinds.includes(what.kind)) await insertWaiting(db, rule.ruleId, alert);
  }
}
