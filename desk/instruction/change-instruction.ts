import type { Updateable } from 'kysely';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Instruction } from '../../shared/domain/instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import { findInstruction, lockInstruction, updateInstruction } from '../store/instruction-store.ts';
import type { InstructionTable } from '../store/instruction-tables.ts';
import type { Db } from '../store/tables.ts';

type Columns = Updateable<InstructionTable>;

/** What is changed of an instruction that nobody else changes meanwhile; null changes nothing. */
type Work = (db: Db, row: InstructionTable, at: string) => Promise<Result<Columns | null, Fault>>;

export function today(context: DeskContext): string {
  return context.dayAt(context.clock.nowMs());
}

/** Changes an instruction that is still as the caller saw it, in one command. */
export function changeInstruction(
  context: DeskContext,
  target: { readonly instructionId: string; readonly revision: number },
  work: Work,
): Promise<Result<Instruction, Fault>> {
  const { clock, database } = context;
  const { instructionId, revision } = target;
  return database.write(async (db) => {
    const row = await lockInstruction(db, database.kind, instructionId);
    if (row === null) return err(unknownInstruction());
    if (row.revision !== revision) {
      return err(fault('instruction/changed-meanwhile', `It is at revision ${row.revision}`));
    }
    const at = timestamp(clock);
    const changed = await work(db, row, at);
    if (!changed.ok) return changed;
    if (changed.value !== null) {
      await updateInstruction(db, instructionId, {
        ...changed.value,
        revision: revision + 1,
        changed_at: at,
      });
    }
    return wholeInstruction(context, db, instructionId);
  });
}

/** All of one instruction as it stands today. */
export async function wholeInstruction(
  context: DeskContext,
  db: Db,
  instructionId: string,
): Promise<Result<Instruction, Fault>> {
  const found = await findInstruction(db, instructionId, today(context));
  return found === null ? err(unknownInstruction()) : ok(found);
}

export function unknownInstruction(): Fault {
  return fault('instruction/unknown', 'There is no such instruction');
}
