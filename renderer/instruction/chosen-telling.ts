import { z } from 'zod';
import { tellingSchema, type Telling } from '../../shared/domain/instruction-link.ts';
import { localeSchema, type Locale } from '../../shared/domain/locale.ts';
import type { PageStorage } from './page-storage.ts';

const name = 'balie.instruction.telling';
const choiceSchema = z.strictObject({ telling: tellingSchema, locale: localeSchema });

/** How somebody reads. */
export interface Choice {
  readonly telling: Telling;
  readonly locale: Locale;
}

/** What a reader chose earlier and wanted kept on this device; nobody else has it. */
export function rememberedChoice(storage: PageStorage): Choice | null {
  return storage.get(name, choiceSchema);
}

/** Kept only after he said so; null takes it away. */
export function rememberChoice(storage: PageStorage, choice: Choice | null): void {
  if (choice === null) storage.remove(name);
  else storage.set(name, choice);
}
