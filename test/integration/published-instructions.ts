import type { InstructionContent } from '../../shared/domain/instruction.ts';
import type { StartedDesk } from './start-desk.ts';

const step = (words: string) => ({ do: words, see: `${words}: klaar`, ifNot: 'Vraag hulp.' });

/** An instruction of three steps in every variant, and what it is for. */
export function sampleContent(
  title: string,
  change: Partial<InstructionContent> = {},
): InstructionContent {
  const levels = ['A2', 'B1', 'expert'] as const;
  return {
    findings: [],
    reasons: [],
    devices: [],
    roles: [],
    accessibility: [],
    pack: null,
    variants: (['nl', 'en'] as const).flatMap((locale) =>
      levels.map((level) => ({
        locale,
        level,
        title: `${title} ${locale} ${level}`,
        safety: ['Trek niets los.'],
        steps: [step('Open de instellingen'), step('Kies bijwerken'), step('Start opnieuw')],
      })),
    ),
    ...change,
  };
}

/** Puts a published version into the desk's store, as publishing leaves it. */
export async function publish(
  { desk: { context } }: StartedDesk,
  slug: string,
  content: InstructionContent,
  reviewBy = '2099-01-01',
): Promise<{ readonly instructionId: string; readonly publishAgain: () => Promise<void> }> {
  const instructionId = context.newId();
  const at = new Date(context.clock.nowMs()).toISOString();
  const write = (version: number) =>
    context.database.write(async (db) => {
      await db
        .insertInto('instruction_version')
        .values({
          instruction_id: instructionId,
          version,
          stage: 'published',
          content: JSON.stringify(content),
          written_by: 'Test',
          begun_at: at,
          written_at: at,
          published_at: at,
        })
        .execute();
      await db
        .updateTable('instruction')
        .set({ version, published_version: version })
        .where('instruction_id', '=', instructionId)
        .execute();
      return { ok: true as const, value: null };
    });
  await context.database.write(async (db) => {
    await db
      .insertInto('instruction')
      .values({
        instruction_id: instructionId,
        slug,
        revision: 1,
        version: 1,
        stage: 'published',
        title: content.variants[0]?.title ?? '',
        variants: '',
        verified: 0,
        search_text: '',
        review_by: reviewBy,
        edited: 0,
        changed_at: at,
      })
      .execute();
    return { ok: true as const, value: null };
  });
  await write(1);
  return { instructionId, publishAgain: async () => void (await write(2)) };
}
