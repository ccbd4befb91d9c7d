import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type {
  Instruction,
  InstructionContent,
  InstructionStage,
} from '../../shared/domain/instruction.ts';
import { shortcomings } from '../../shared/domain/instruction-rules.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  contentOfVersion,
  findVersion,
  updateVersion,
  writersOf,
} from '../store/instruction-store.ts';
import type { InstructionTable } from '../store/instruction-tables.ts';
import { addNotice } from '../store/notice-store.ts';
import { replaceNeeds } from '../store/published-instruction-store.ts';
import type { Db } from '../store/tables.ts';
import { changeInstruction, today, unknownInstruction } from './change-instruction.ts';

type Target = { readonly instructionId: string; readonly revision: number };
type Answer = Promise<Result<Instruction, Fault>>;

/** Has a draft looked at. It must be whole: a reviewer is not there to count characters. */
export function submitInstruction(context: DeskContext, target: Target): Answer {
  return changeInstruction(context, target, async (db, row) => {
    const content = await wholeContent(db, row);
    if (!content.ok) return content;
    return move(db, row, 'draft', 'in-review', { returned_because: null });
  });
}

/** Gives a draft back to its writer. */
export function returnInstruction(
  context: DeskContext,
  session: Session,
  target: Target,
  words: string,
): Answer {
  return changeInstruction(context, target, async (db, row, at) => {
    const from = row.stage === 'approved' ? 'approved' : 'in-review';
    const undone = { approved_by_id: null, approved_by: null, returned_because: words };
    const moved = await move(db, row, from, 'draft', undone);
    if (moved.ok) await tellWriter(context, db, row, { session, at, kind: 'instruction-returned' });
    return moved;
  });
}

/** Four eyes: who wrote in it does not approve it. */
export function approveInstruction(context: DeskContext, session: Session, target: Target): Answer {
  return changeInstruction(context, target, async (db, row, at) => {
    if ((await writersOf(db, row.instruction_id, row.version)).includes(session.accountId)) {
      return err(fault('instruction/four-eyes', 'Who wrote in it cannot approve it'));
    }
    const approved = { approved_by_id: session.accountId, approved_by: session.name };
    const moved = await move(db, row, 'in-review', 'approved', approved);
    if (moved.ok) await tellWriter(context, db, row, { session, at, kind: 'instruction-approved' });
    return moved;
  });
}

/** Shows an approved version to visitors. */
export function publishInstruction(
  context: DeskContext,
  target: Target,
  unverifiedBecause: string | null,
): Answer {
  return changeInstruction(context, target, async (db, row, at) => {
    const content = await wholeContent(db, row);
    if (!content.ok) return content;
    if (row.verified === 0 && unverifiedBecause === null) {
      return err(fault('instruction/unverified', 'Nobody followed this version on a device'));
    }
    if (row.review_by <= today(context)) {
      return err(fault('instruction/review-passed', `Its review day was ${row.review_by}`));
    }
    const moved = await move(db, row, 'approved', 'published', {
      published_at: at,
      unverified_because: row.verified === 0 ? unverifiedBecause : null,
    });
    if (!moved.ok) return moved;
    await replaceNeeds(db, row.instruction_id, content.value);
    return ok({
      ...moved.value,
      published_version: row.version,
      retired_at: null,
      retired_because: null,
    });
  });
}

/** Shows it to visitors no more. */
export function retireInstruction(context: DeskContext, target: Target, reason: string): Answer {
  return changeInstruction(context, target, async (db, row, at) => {
    if (row.retired_at !== null) {
      return err(fault('instruction/illegal-move', 'It is retired already'));
    }
    await replaceNeeds(db, row.instruction_id, null);
    return ok({ retired_at: at, retired_because: reason, edited: 1 });
  });
}

async function move(
  db: Db,
  row: InstructionTable,
  from: InstructionStage,
  to: InstructionStage,
  columns: Parameters<typeof updateVersion>[2],
): Promise<Result<{ stage: InstructionStage }, Fault>> {
  if (row.stage !== from) {
    return err(fault('instruction/illegal-move', `A version that is ${row.stage} cannot be ${to}`));
  }
  await updateVersion(db, row, { ...columns, stage: to });
  return ok({ stage: to });
}

async function wholeContent(
  db: Db,
  row: InstructionTable,
): Promise<Result<InstructionContent, Fault>> {
  const content = await contentOfVersion(db, row.instruction_id, row.version);
  if (content === null) return err(unknownInstruction());
  const [first, ...others] = shortcomings(content);
  if (first === undefined) return ok(content);
  const where = [first.variant, first.field, first.place].filter((part) => part !== null).join(' ');
  return err(fault('instruction/not-whole', `${where} and ${others.length} others`));
}

/** Tells whoever wrote it what somebody else decided. */
async function tellWriter(
  context: DeskContext,
  db: Db,
  row: InstructionTable,
  what: {
    readonly session: Session;
    readonly at: string;
    readonly kind: 'instruction-returned' | 'instruction-approved';
  },
): Promise<void> {
  const written = await findVersion(db, row.instruction_id, row.version);
  const writer = written?.written_by_id ?? null;
  if (writer === null || writer === what.session.accountId) return;
  await addNotice(db, {
    noticeId: context.newId(),
    accountId: writer,
    ticketId: null,
    kind: what.kind,
    at: what.at,
    details: { title: row.title === '' ? row.slug : row.title, by: what.session.name },
  });
}
