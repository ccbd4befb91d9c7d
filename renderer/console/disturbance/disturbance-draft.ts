import type { Disturbance } from '../../../shared/domain/disturbance.ts';
import { categorySchema } from '../../../shared/domain/report-type.ts';
import type { DeskInput } from '../../desk-link/desk-client.ts';
import { type End, endAfter, endsOf } from './disturbance-end.ts';

/** The site of a disturbance that is at all of them. */
export const everywhere = '';

/** A disturbance as its form has it. */
export interface DisturbanceDraft {
  readonly title: Disturbance['title'];
  readonly text: Disturbance['text'];
  /** The first of what it touches; the form shows one. */
  readonly category: string;
  readonly end: End;
  readonly siteId: string;
  readonly state: Disturbance['state'];
}

/** What stands in the form of a disturbance; of a new one when there is none. */
export function draftOf(disturbance: Disturbance | null): DisturbanceDraft {
  return {
    title: disturbance?.title ?? { nl: '', en: '' },
    text: disturbance?.text ?? { nl: '', en: '' },
    category: disturbance?.categories[0] ?? 'wifi',
    end: endsOf(disturbance?.untilAt ?? null)[0],
    siteId: disturbance?.siteId ?? everywhere,
    state: disturbance?.state ?? 'known',
  };
}

/** What is sent of a form over the newest that is known of its disturbance. */
export function wordsOf(
  { title, text, category, end, siteId }: DisturbanceDraft,
  newest: Disturbance | null,
  nowMs: number,
): DeskInput<'disturbance.propose'>['body'] {
  return {
    title,
    text,
    // What else it touches stays, as long as nobody chose anew.
    categories:
      newest !== null && category === newest.categories[0]
        ? [...newest.categories]
        : [categorySchema.parse(category)],
    fromAt: newest?.fromAt ?? new Date(nowMs).toISOString(),
    ...(siteId === everywhere ? {} : { siteId }),
    untilAt: endAfter(end, newest?.untilAt ?? null, nowMs),
  };
}
