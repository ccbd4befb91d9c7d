import type { ImportantDevice, RulesVersion } from '../../shared/contract/priority-routes.ts';
import { type Assessment, prioritySchema, scaleSchema } from '../../shared/domain/priority.ts';
import { priorityRulesSchema } from '../../shared/domain/priority-rules.ts';
import { isLive } from './queue-order.ts';
import { documentText } from './document-text.ts';
import type { PriorityRulesTable } from './priority-tables.ts';
import { markOfRow } from './importance-marks.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** A version of the rules before it is stored. */
export interface NewRulesVersion {
  readonly version: number;
  readonly rules: RulesVersion['rules'];
  readonly words: string;
  readonly at: string;
  readonly by: { readonly name: string; readonly accountId: string };
}

/** The newest version of the rules, or null when nobody ever wrote any. */
export async function newestRules(db: Db): Promise<RulesVersion | null> {
  const [newest] = await rulesBefore(db, null, 1);
  return newest ?? null;
}

/** Versions of the rules below one, newest first. */
export async function rulesBefore(
  db: Db,
  before: number | null,
  limit: number,
): Promise<readonly RulesVersion[]> {
  const query = db.selectFrom('priority_rules').selectAll().orderBy('version', 'desc').limit(limit);
  const rows = await (before === null ? query : query.where('version', '<', before)).execute();
  return rows.map(rulesOfRow);
}

/** Keeps a new version; its number is the primary key, so that two of one number cannot be. */
export async function addRules(db: Db, next: NewRulesVersion): Promise<void> {
  await db
    .insertInto('priority_rules')
    .values({
      version: next.version,
      rules: JSON.stringify(next.rules),
      words: next.words,
      at: next.at,
      by_name: next.by.name,
      by_id: next.by.accountId,
    })
    .execute();
}

/** Why each marked device is important, by its key. */
export async function importantWords(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('important_device').select(['device_key', 'words']).execute();
  return new Map(rows.map((row) => [row.device_key, row.words]));
}

/** The mark of one device, or null. */
export async function importantDevice(db: Db, deviceKey: string): Promise<ImportantDevice | null> {
  const row = await db
    .selectFrom('important_device')
    .selectAll()
    .where('device_key', '=', deviceKey)
    .executeTakeFirst();
  return row === undefined ? null : markOfRow(row);
}

/** Marks a device; marked again it is important for the newest reason. */
export async function markDevice(db: Db, deviceKey: string, mark: ImportantDevice): Promise<void> {
  const news = { words: mark.words, at: mark.at, by_name: mark.by, device_name: mark.deviceName };
  await db
    .insertInto('important_device')
    .values({ mark_id: mark.markId, device_key: deviceKey, ...news })
    .onConflict((conflict) => conflict.column('device_key').doUpdateSet(news))
    .execute();
}

/** What somebody does here, as the list of people says it; null when it does not. */
export async function roleOfPerson(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select('role')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.role ?? null;
}

/** How each open ticket is weighed now. */
export async function openWeighings(
  db: Db,
  kind: DeskDatabase['kind'],
): Promise<readonly Pick<Assessment, 'impact' | 'urgency' | 'priority'>[]> {
  const rows = await db
    .selectFrom('ticket')
    .select([
      'priority',
      documentText(kind, 'assessment', 'impact').as('impact'),
      documentText(kind, 'assessment', 'urgency').as('urgency'),
    ])
    .where(isLive)
    .execute();
  return rows.map((row) => ({
    impact: scaleSchema.parse(Number(row.impact)),
    urgency: scaleSchema.parse(Number(row.urgency)),
    priority: prioritySchema.parse(row.priority),
  }));
}

function rulesOfRow(row: PriorityRulesTable): RulesVersion {
  return {
    version: row.version,
    rules: priorityRulesSchema.parse(JSON.parse(row.rules)),
    change: { at: row.at, by: row.by_name, words: row.words },
  };
}
