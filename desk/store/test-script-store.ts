import { type SqlBool, sql } from 'kysely';
import {
  type ScriptContent,
  scriptContentSchema,
  type TestScript,
} from '../../shared/domain/acceptance/script.ts';
import type { TestScriptTable } from './acceptance-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const contentText = storedJson(scriptContentSchema);

function scriptOf(row: Omit<TestScriptTable, 'campaign_id'>): TestScript {
  return {
    scriptId: row.script_id,
    version: row.version,
    content: contentText.parse(row.content),
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}

/** The newest version of each script of a campaign, oldest script first. */
export async function scriptsOf(db: Db, campaignId: string): Promise<readonly TestScript[]> {
  const rows = await db
    .selectFrom('test_script')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where(
      sql<SqlBool>`version = (select max(version) from test_script newest where newest.script_id = test_script.script_id)`,
    )
    .orderBy('script_id')
    .execute();
  return rows.map(scriptOf);
}

/** One version of a script of a campaign, or null. */
export async function findScript(
  db: Db,
  campaignId: string,
  scriptId: string,
  version: number,
): Promise<TestScript | null> {
  const row = await db
    .selectFrom('test_script')
    .selectAll()
    .where('script_id', '=', scriptId)
    .where('version', '=', version)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row === undefined ? null : scriptOf(row);
}

/** The newest version of a script and the campaign that has it, or null. */
export async function newestOfScript(
  db: Db,
  scriptId: string,
): Promise<{ readonly campaignId: string; readonly version: number } | null> {
  const row = await db
    .selectFrom('test_script')
    .select(['campaign_id', 'version'])
    .where('script_id', '=', scriptId)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { campaignId: row.campaign_id, version: row.version };
}

/** Adds a version; false when there is one with this number. */
export async function insertScript(
  db: Db,
  campaignId: string,
  script: {
    readonly scriptId: string;
    readonly version: number;
    readonly content: ScriptContent;
    readonly changedBy: string;
    readonly changedAt: string;
  },
): Promise<boolean> {
  const row = await db
    .insertInto('test_script')
    .values({
      script_id: script.scriptId,
      version: script.version,
      campaign_id: campaignId,
      content: JSON.stringify(script.content),
      changed_by: script.changedBy,
      changed_at: script.changedAt,
    })
    .onConflict((conflict) => conflict.columns(['script_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
