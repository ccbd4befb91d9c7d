import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import { instructionContentSchema } from '../../shared/domain/instruction.ts';
import {
  type GivenInstruction,
  type StepAnswer,
  givenInstructionSchema,
  isWhole,
  mostGiven,
} from '../../shared/domain/instruction-link.ts';
import type { InstructionLinkTable } from './instruction-link-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

export type InstructionLinkRow = Selectable<InstructionLinkTable>;

/** Which version of which instruction was given, and as which block of a pack. */
export const linkedInstructionSchema = givenInstructionSchema.omit({ variants: true });
export type LinkedInstruction = z.infer<typeof linkedInstructionSchema>;
const storedContent = storedJson(z.array(linkedInstructionSchema).min(1).max(mostGiven));
const storedVersion = storedJson(instructionContentSchema);

/** What was given, in its order. */
export function linkedOf(row: Pick<InstructionLinkRow, 'content'>): readonly LinkedInstruction[] {
  return storedContent.parse(row.content);
}

export async function insertLink(db: Db, row: Insertable<InstructionLinkTable>): Promise<void> {
  await db.insertInto('instruction_link').values(row).execute();
}

export async function findLink(db: Db, linkId: string): Promise<InstructionLinkRow | null> {
  const row = await db
    .selectFrom('instruction_link')
    .selectAll()
    .where('link_id', '=', linkId)
    .executeTakeFirst();
  return row ?? null;
}

/** The link that an address opens, also when its days are over. */
export async function findLinkByToken(
  db: Db,
  tokenHash: string,
): Promise<InstructionLinkRow | null> {
  const row = await db
    .selectFrom('instruction_token')
    .innerJoin('instruction_link', 'instruction_link.link_id', 'instruction_token.link_id')
    .selectAll('instruction_link')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Links of a ticket, newest first. */
export async function linksOf(
  db: Db,
  ticketId: string,
  limit: number,
): Promise<readonly InstructionLinkRow[]> {
  return db
    .selectFrom('instruction_link')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('given_at', 'desc')
    .orderBy('link_id', 'desc')
    .limit(limit)
    .execute();
}

export async function insertToken(
  db: Db,
  token: { readonly hash: string; readonly linkId: string; readonly at: string },
): Promise<void> {
  await db
    .insertInto('instruction_token')
    .values({ token_hash: token.hash, link_id: token.linkId, made_at: token.at })
    .execute();
}

export async function countTokens(db: Db, linkId: string): Promise<number> {
  const { count } = await db
    .selectFrom('instruction_token')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('link_id', '=', linkId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Keeps an answer; false when it was there already. */
export async function insertAnswer(
  db: Db,
  linkId: string,
  answer: StepAnswer,
  receivedAt: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('instruction_answer')
    .values({
      answer_id: answer.answerId,
      link_id: linkId,
      instruction_id: answer.instructionId,
      level: answer.level,
      step: answer.step,
      worked: answer.worked ? 1 : 0,
      said_at: answer.saidAt,
      received_at: receivedAt,
    })
    .onConflict((conflict) => conflict.column('answer_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** All answers of some links; each link has a bounded number of them. */
export async function answersOf(
  db: Db,
  linkIds: readonly string[],
): Promise<readonly (StepAnswer & { readonly linkId: string })[]> {
  if (linkIds.length === 0) return [];
  const rows = await db
    .selectFrom('instruction_answer')
    .selectAll()
    .where('link_id', 'in', linkIds)
    .execute();
  return rows.map((row) => ({
    linkId: row.link_id,
    answerId: row.answer_id,
    instructionId: row.instruction_id,
    level: row.level,
    step: row.step,
    worked: row.worked === 1,
    saidAt: row.said_at,
  }));
}

/** The texts of versions that were given, in the order in which they were given; a version never changes. */
export async function textsOf(
  db: Db,
  linked: readonly LinkedInstruction[],
): Promise<readonly GivenInstruction[]> {
  if (linked.length === 0) return [];
  const rows = await db
    .selectFrom('instruction_version')
    .select(['instruction_id', 'version', 'content'])
    .where((eb) =>
      eb.or(
        linked.map(({ instructionId, version }) =>
          eb.and([eb('instruction_id', '=', instructionId), eb('version', '=', version)]),
        ),
      ),
    )
    .execute();
  return linked.flatMap((one) => {
    const row = rows.find(
      ({ instruction_id, version }) =>
        instruction_id === one.instructionId && version === one.version,
    );
    if (row === undefined) return [];
    const variants = storedVersion.parse(row.content).variants.filter(isWhole);
    return variants.length === 0 ? [] : [{ ...one, variants }];
  });
}
