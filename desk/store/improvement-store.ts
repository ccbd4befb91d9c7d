import type { Selectable } from 'kysely';
import {
  type Evidence,
  evidenceSchema,
  type Improvement,
  type ImprovementWords,
} from '../../shared/domain/management/improvement.ts';
import type { ImprovementTable } from './management-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const evidenceText = storedJson(evidenceSchema);

function improvementOf(row: Selectable<ImprovementTable>): Improvement {
  return {
    improvementId: row.improvement_id,
    title: row.title,
    action: row.action,
    owner: row.owner,
    dueOn: row.due_on,
    state: row.state,
    outcome: row.outcome,
    evidence: row.evidence === null ? null : evidenceText.parse(row.evidence),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Improvements with an id before this one, newest first. */
export async function listImprovements(
  db: Db,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly Improvement[]> {
  let query = db
    .selectFrom('improvement')
    .selectAll()
    .orderBy('improvement_id', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('improvement_id', '<', before);
  return (await query.execute()).map(improvementOf);
}

/** One improvement, or null. */
export async function findImprovement(db: Db, improvementId: string): Promise<Improvement | null> {
  const row = await db
    .selectFrom('improvement')
    .selectAll()
    .where('improvement_id', '=', improvementId)
    .executeTakeFirst();
  return row === undefined ? null : improvementOf(row);
}

/** Adds an improvement that nobody decided on yet: of a person, or of the figures. */
export async function insertImprovement(
  db: Db,
  improvement: {
    readonly improvementId: string;
    readonly title: string;
    readonly evidence: Evidence | null;
    readonly at: string;
  },
): Promise<void> {
  const { improvementId, title, evidence, at } = improvement;
  await db
    .insertInto('improvement')
    .values({
      improvement_id: improvementId,
      title,
      action: '',
      owner: '',
      due_on: null,
      state: 'proposed',
      outcome: '',
      source: evidence?.source ?? 'person',
      subject: evidence?.subject ?? '',
      evidence: evidence === null ? null : JSON.stringify(evidence),
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** Writes words, owner, day and state; false when there is no such improvement. */
export async function updateImprovement(
  db: Db,
  improvementId: string,
  words: ImprovementWords,
  at: string,
): Promise<boolean> {
  const { title, action, owner, dueOn, state, outcome } = words;
  const row = await db
    .updateTable('improvement')
    .set({ title, action, owner, due_on: dueOn, state, outcome, updated_at: at })
    .where('improvement_id', '=', improvementId)
    .returning('improvement_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the same is being worked on, or somebody ended it since a moment. */
export async function isKnownEvidence(
  db: Db,
  { source, subject }: Pick<Evidence, 'source' | 'subject'>,
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('improvement')
    .select('improvement_id')
    .where('source', '=', source)
    .where('subject', '=', subject)
    .where((eb) =>
      eb.or([eb('updated_at', '>=', since), eb('state', 'in', ['proposed', 'planned', 'doing'])]),
    )
    .executeTakeFirst();
  return row !== undefined;
}
