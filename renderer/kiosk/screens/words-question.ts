import { type Category, categorySchema } from '../../../shared/domain/report-type.ts';

/** Reasons that say too little by themselves: which program, moved where, what happened. */
const asking = ['something-else', 'how-to', 'new-software', 'move-or-replace', 'service'] as const;
const asked = categorySchema.extract(asking);

/** What the screen for own words asks; `any` where the reason was told already. */
export function wordsQuestion(category: Category): (typeof asking)[number] | 'any' {
  const { success, data } = asked.safeParse(category);
  return success ? data : 'any';
}
