import type { Category } from '../../../shared/domain/report-type.ts';

/**
 * The questions that the kiosk can answer by itself; words stand in `details:self-help.<category>`.
 * Instructions of the desk take their place where it has some.
 */
export const selfHelpCategories = [
  'mail',
  'wifi',
  'printing',
  'application',
] as const satisfies readonly Category[];
export type SelfHelpCategory = (typeof selfHelpCategories)[number];

/** Whether the kiosk knows an answer to questions of this category. */
export function hasSelfHelp(category: Category): category is SelfHelpCategory {
  return selfHelpCategories.some((known) => known === category);
}
