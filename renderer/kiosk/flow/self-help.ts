import type { Category } from '../../../shared/domain/report-type.ts';

/**
 * The questions that the kiosk can answer by itself; words stand in `details:self-help.<category>`.
 * A knowledge base takes their place once there is one.
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
