import { createHash } from 'node:crypto';
import { type PackBlock, instructionContentSchema } from '../../shared/domain/instruction.ts';
import { isWhole } from '../../shared/domain/instruction-link.ts';
import type { KioskInstruction } from '../../shared/domain/kiosk-instruction.ts';
import { shownOn } from './published-instruction-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const storedVersion = storedJson(instructionContentSchema);

/** A published instruction, and its block in what goes along with an issued device. */
export interface Published {
  readonly instruction: KioskInstruction;
  readonly pack: PackBlock | null;
}

/** What is published and not expired on a day; nothing of it is only for technicians. */
export async function publishedOn(
  db: Db,
  day: string,
  limit: number,
): Promise<readonly Published[]> {
  const rows = await shownOn(db, day)
    .select('instruction.review_by')
    .orderBy('instruction.slug')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const content = storedVersion.parse(row.content);
    const variants = content.variants.filter(isWhole);
    const isForVisitors =
      content.roles.length === 0 || content.roles.some((role) => role !== 'technician');
    if (variants.length === 0 || !isForVisitors) return [];
    const { devices, roles, findings, reasons, pack } = content;
    return [
      {
        pack,
        instruction: {
          instructionId: row.instruction_id,
          slug: row.slug,
          version: row.version,
          reviewBy: row.review_by,
          devices,
          roles,
          findings,
          reasons,
          variants,
        },
      },
    ];
  });
}

/** Another text whenever anything that is published on a day is another. */
export async function editionOn(db: Db, day: string): Promise<string> {
  const rows = await db
    .selectFrom('instruction')
    .select(['instruction_id', 'published_version', 'review_by'])
    .where('published_version', 'is not', null)
    .where('retired_at', 'is', null)
    .where('review_by', '>', day)
    .orderBy('instruction_id')
    .execute();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
