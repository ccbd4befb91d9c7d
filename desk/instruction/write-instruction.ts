import type { Fault } from '../../shared/base/fault.ts';
import { fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { timestamp } from '../../shared/base/clock.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { Instruction, InstructionContent } from '../../shared/domain/instruction.ts';
import { writesOver } from '../../shared/domain/instruction-rules.ts';
import { dayAfter } from '../../shared/domain/right.ts';
import type { DeskContext } from '../desk-context.ts';
import { searchable } from '../search/search-tokens.ts';
import { shownOf } from '../store/instruction-row.ts';
import {
  addWriters,
  countStamps,
  findVersion,
  insertInstruction,
  insertVersion,
  updateVersion,
  writersOf,
} from '../store/instruction-store.ts';
import type { InstructionTable } from '../store/instruction-tables.ts';
import { dropKnowledgeCandidate } from '../store/knowledge-candidate-store.ts';
import { keepPhotos, showsVisitorPhoto } from '../store/published-instruction-store.ts';
import type { Db } from '../store/tables.ts';
import {
  changeInstruction,
  today,
  unknownInstruction,
  wholeInstruction,
} from './change-instruction.ts';

/** Who writes: the account is null for what Balie brings along. */
export interface Writer {
  readonly accountId: string | null;
  readonly name: string;
}

/** Days until a new instruction must be looked at again, unless its owner says otherwise. */
const reviewAfterDays = 365;

/** The columns that follow from what the newest version says. */
export function listColumns(slug: string, content: InstructionContent) {
  const shown = shownOf(content);
  const titles = content.variants.map(({ title }) => title).join(' ');
  return { ...shown, search_text: searchable(`${slug} ${titles}`) };
}

/** A fresh version of an instruction with nothing decided about it. */
export function newVersion(
  instructionId: string,
  version: number,
  content: InstructionContent,
  writer: Writer,
  at: string,
) {
  return {
    instruction_id: instructionId,
    version,
    stage: 'draft' as const,
    content: JSON.stringify(content),
    written_by_id: writer.accountId,
    written_by: writer.name,
    begun_at: at,
    written_at: at,
    approved_by_id: null,
    approved_by: null,
    published_at: null,
    unverified_because: null,
    returned_because: null,
  };
}

/** A new draft, owned by who makes it. */
export function createInstruction(
  context: DeskContext,
  session: Session,
  slug: string,
  content: InstructionContent,
  fromTicketId: string | null,
): Promise<Result<Instruction, Fault>> {
  const instructionId = context.newId();
  return context.database.write(async (db) => {
    const at = timestamp(context.clock);
    const inserted = await insertInstruction(db, {
      instruction_id: instructionId,
      slug,
      revision: 1,
      version: 1,
      stage: 'draft',
      ...listColumns(slug, content),
      verified: 0,
      published_version: null,
      owner_id: session.accountId,
      owner_name: session.name,
      review_by: dayAfter(today(context), reviewAfterDays),
      retired_at: null,
      retired_because: null,
      told_soon: null,
      told_expired: null,
      seed_version: null,
      edited: 1,
      changed_at: at,
    });
    if (!inserted) return err(fault('instruction/slug-taken', `There is a ${slug} already`));
    await insertVersion(db, newVersion(instructionId, 1, content, session, at));
    await addWriters(db, instructionId, 1, [session.accountId]);
    // Its answer is an instruction now, so it is no candidate for one.
    if (fromTicketId !== null) await dropKnowledgeCandidate(db, fromTicketId);
    return wholeInstruction(context, db, instructionId);
  });
}

/** What the newest version says now. */
export function writeInstruction(
  context: DeskContext,
  session: Session,
  target: { readonly instructionId: string; readonly revision: number },
  content: InstructionContent,
): Promise<Result<Instruction, Fault>> {
  return changeInstruction(context, target, async (db, row, at) => {
    const newest = await findVersion(db, row.instruction_id, row.version);
    if (newest === null) return err(unknownInstruction());
    if (newest.content === JSON.stringify(content)) return ok(null);
    const over = writesOver(
      {
        stage: newest.stage,
        writtenById: newest.written_by_id,
        begunMs: Date.parse(newest.begun_at),
        stamps: await countStamps(db, row.instruction_id, row.version),
      },
      session.accountId,
      context.clock.nowMs(),
    );
    if (await showsVisitorPhoto(db, content)) {
      return err(fault('input/invalid', 'A photo of a visit does not belong in an instruction'));
    }
    await keepPhotos(db, row.instruction_id, content);
    const columns = { ...listColumns(row.slug, content), edited: 1 as const };
    if (over) {
      await updateVersion(db, newest, { content: JSON.stringify(content), written_at: at });
      return ok(columns);
    }
    const version = await begin(db, row, content, session, at);
    return ok({ ...columns, version, stage: 'draft' as const, verified: 0 as const });
  });
}

/** Another version; who wrote in what was not published yet is a writer of it too. */
async function begin(
  db: Db,
  row: InstructionTable,
  content: InstructionContent,
  session: Session,
  at: string,
): Promise<number> {
  const version = row.version + 1;
  const earlier =
    row.stage === 'published' ? [] : await writersOf(db, row.instruction_id, row.version);
  await insertVersion(db, newVersion(row.instruction_id, version, content, session, at));
  await addWriters(db, row.instruction_id, version, [...earlier, session.accountId]);
  return version;
}
