import type { ExpressionBuilder } from 'kysely';
import type { InstructionContent, PublishedInstruction } from '../../shared/domain/instruction.ts';
import { type Wanted, fitOf } from '../../shared/domain/instruction-rules.ts';
import { instructionText } from './instruction-row.ts';
import type { InstructionNeedTable } from './instruction-tables.ts';
import { isTestPhoto } from './test-run-store.ts';
import { ticketsWithPhoto } from './ticket-store.ts';
import type { Db, Tables } from './tables.ts';

/** So many are looked at to find the best; a desk has fewer that fit one finding. */
const mostLookedAt = 60;

/** Writes what the published version helps with over what was there. */
export async function replaceNeeds(
  db: Db,
  instructionId: string,
  content: InstructionContent | null,
): Promise<void> {
  await db.deleteFrom('instruction_need').where('instruction_id', '=', instructionId).execute();
  if (content === null) return;
  const needs = needsOf(content).map((need) => ({ ...need, instruction_id: instructionId }));
  if (needs.length > 0) await db.insertInto('instruction_need').values(needs).execute();
}

/** The published instructions that help with one of these findings, the newest first. */
export async function helpingWith(
  db: Db,
  findings: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  if (findings.length === 0) return [];
  const rows = await db
    .selectFrom('instruction_need')
    .select('instruction_id')
    .distinct()
    .where('kind', '=', 'finding')
    .where('code', 'in', [...findings])
    .orderBy('instruction_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.instruction_id);
}

function needsOf(content: InstructionContent): Omit<InstructionNeedTable, 'instruction_id'>[] {
  const needs = [
    ...content.findings.map((code) => ({ kind: 'finding' as const, code })),
    ...content.reasons.map((code) => ({ kind: 'reason' as const, code })),
    ...(content.pack === null ? [] : [{ kind: 'pack' as const, code: content.pack }]),
    ...photosOf(content).map((code) => ({ kind: 'photo' as const, code })),
  ];
  return [...new Map(needs.map((need) => [`${need.kind} ${need.code}`, need])).values()];
}

/** The photos that a content shows, each once. */
export function photosOf({ variants }: Pick<InstructionContent, 'variants'>): readonly string[] {
  const hashes = variants
    .flatMap(({ steps }) => steps)
    .flatMap(({ picture }) => (picture?.kind === 'photo' ? [picture.hash] : []));
  return [...new Set(hashes)];
}

/** Photos of a draft, for staff. */
export async function keepPhotos(
  db: Db,
  instructionId: string,
  content: InstructionContent,
): Promise<void> {
  for (const hash of photosOf(content)) {
    await db
      .insertInto('instruction_photo')
      .values({ hash, instruction_id: instructionId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Whether it shows a photo that belongs to a ticket. */
export async function showsVisitorPhoto(db: Db, content: InstructionContent): Promise<boolean> {
  for (const hash of photosOf(content)) {
    if (await isVisitorPhoto(db, hash)) return true;
  }
  return false;
}

/** Whether a photo is of a visit, a procedure, a handover or a tester: those are never for all. */
export async function isVisitorPhoto(db: Db, hash: string): Promise<boolean> {
  if ((await ticketsWithPhoto(db, hash)).length > 0) return true;
  const step = await db
    .selectFrom('procedure_step')
    .select('run_id')
    .where('photo_hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  if (step !== undefined || (await isTestPhoto(db, hash))) return true;
  const handover = await db
    .selectFrom('handover_photo')
    .select('handover_id')
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return handover !== undefined;
}

/** Whether a photo is of some version of an instruction. */
export async function isInstructionPhoto(db: Db, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('instruction_photo')
    .select('hash')
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether visitors are shown a photo today. */
export async function isPublishedPhoto(db: Db, hash: string, today: string): Promise<boolean> {
  const row = await db
    .selectFrom('instruction_need')
    .innerJoin('instruction', 'instruction.instruction_id', 'instruction_need.instruction_id')
    .select('instruction.slug')
    .where('kind', '=', 'photo')
    .where('code', '=', hash)
    .where('retired_at', 'is', null)
    .where('review_by', '>', today)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The published versions that are not expired on a day. */
export function shownOn(db: Db, today: string) {
  return db
    .selectFrom('instruction')
    .innerJoin('instruction_version', (join) =>
      join
        .onRef('instruction_version.instruction_id', '=', 'instruction.instruction_id')
        .onRef('instruction_version.version', '=', 'instruction.published_version'),
    )
    .where('instruction.retired_at', 'is', null)
    .where('instruction.review_by', '>', today)
    .select([
      'instruction.instruction_id',
      'instruction.slug',
      'instruction_version.version',
      'instruction_version.content',
    ]);
}

/** What visitors are shown of what they need, best first. */
export async function fittingInstructions(
  db: Db,
  wanted: Wanted,
  today: string,
  limit: number,
): Promise<PublishedInstruction[]> {
  if (!wanted.pack && wanted.findings.length === 0 && wanted.reason === null) return [];
  const ids = (eb: ExpressionBuilder<Tables, 'instruction'>) => {
    const needs = eb.selectFrom('instruction_need').select('instruction_need.instruction_id');
    if (wanted.pack) return needs.where('kind', '=', 'pack');
    return needs.where((need) =>
      need.or([
        ...wanted.findings.map((code) => need.and({ kind: 'finding', code })),
        ...(wanted.reason === null ? [] : [need.and({ kind: 'reason', code: wanted.reason })]),
      ]),
    );
  };
  const rows = await shownOn(db, today)
    .where((eb) => eb('instruction.instruction_id', 'in', ids(eb)))
    .orderBy('instruction.slug')
    .limit(mostLookedAt)
    .execute();
  const fitting = rows
    .map((row) => ({ row, content: instructionText.parse(row.content) }))
    .map((one) => ({ ...one, fit: fitOf(one.content, wanted) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, limit);
  return Promise.all(fitting.map(({ row, content }) => publishedOf(db, row, content)));
}

/** One that visitors are shown, by its slug; null when there is none today. */
export async function publishedInstruction(
  db: Db,
  slug: string,
  today: string,
): Promise<PublishedInstruction | null> {
  const row = await shownOn(db, today).where('instruction.slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : publishedOf(db, row, instructionText.parse(row.content));
}

async function publishedOf(
  db: Db,
  row: { readonly instruction_id: string; readonly slug: string; readonly version: number },
  content: InstructionContent,
): Promise<PublishedInstruction> {
  const stamp = await db
    .selectFrom('instruction_stamp')
    .select(['model', 'os_version', 'at'])
    .where('instruction_id', '=', row.instruction_id)
    .where('version', '=', row.version)
    .orderBy('stamp_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { devices, roles, accessibility, pack, variants } = content;
  return {
    instructionId: row.instruction_id,
    slug: row.slug,
    version: row.version,
    devices,
    roles,
    accessibility,
    pack,
    variants,
    verifiedOn:
      stamp === undefined
        ? null
        : { model: stamp.model, osVersion: stamp.os_version, at: stamp.at },
  };
}
