import type { ShownConfig } from '../../../shared/domain/kiosk-config.ts';
import {
  type Category,
  type Errand,
  type ReportType,
  furtherProblems,
} from '../../../shared/domain/report-type.ts';

/** One question of the small triage; its words stand in `words:triage.<category>.<question>`. */
export interface TriageQuestion {
  readonly question: string;
  readonly answers: readonly string[];
}

const which: TriageQuestion = { question: 'which', answers: ['laptop', 'phone', 'other'] };

/** At most two questions per category; a category without any goes straight to own words. */
export const triage: Readonly<Partial<Record<Category, readonly TriageQuestion[]>>> = {
  screen: [{ question: 'what', answers: ['black', 'cracked', 'flickers', 'touch-dead'] }],
  mail: [{ question: 'what', answers: ['receive', 'send', 'calendar', 'sign-in'] }],
  wifi: [{ question: 'where', answers: ['here', 'home', 'everywhere', 'vpn'] }],
  password: [{ question: 'what', answers: ['forgotten', 'locked', 'second-step', 'new-phone'] }],
  calls: [{ question: 'what', answers: ['out', 'in', 'sound', 'no-signal'] }],
  slow: [{ question: 'when', answers: ['always', 'starting', 'one-program', 'since-update'] }],
  sound: [{ question: 'what', answers: ['none', 'microphone', 'distorted'] }],
  battery: [{ question: 'what', answers: ['empties', 'does-not-charge', 'hot', 'swollen'] }],
  printing: [{ question: 'what', answers: ['nothing', 'jam', 'bad', 'not-listed'] }],
  application: [{ question: 'what', answers: ['does-not-start', 'error', 'missing'] }],
  'lost-or-stolen': [{ question: 'what', answers: ['lost', 'stolen', 'damaged'] }],
  'move-or-replace': [{ question: 'what', answers: ['replace', 'move', 'extra'] }],
  'shared-folder': [{ question: 'what', answers: ['read', 'write', 'lost-access'] }],
  collect: [which],
  borrow: [which],
  supplies: [{ question: 'which', answers: ['charger', 'cable', 'keyboard-mouse', 'headset'] }],
};

/** The questions of a category. A question about how something works needs no diagnosis. */
export function triageFor(
  category: Category,
  reportType: ReportType | null,
): readonly TriageQuestion[] {
  if (reportType === 'information' || reportType === 'authorisation') return [];
  return triage[category] ?? [];
}

/** The tiles of one page of the category screen. */
export function categoryTiles(
  categories: ShownConfig['categories'],
  errand: Errand | null,
  reportType: ReportType | null,
  page: 'common' | 'more',
): readonly Category[] {
  if (errand === 'handover') return categories.handover;
  const common = categories[reportType ?? 'incident'];
  return page === 'common'
    ? common
    : furtherProblems.filter(
        (category) => category === 'something-else' || !common.includes(category),
      );
}

/** Whether "something else" opens the second page instead of being the answer. */
export function opensMore(
  category: Category,
  reportType: ReportType | null,
  page: 'common' | 'more',
): boolean {
  return category === 'something-else' && reportType === 'incident' && page === 'common';
}
