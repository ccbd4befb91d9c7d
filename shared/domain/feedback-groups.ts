import { z } from 'zod';
import { type Feedback, feedbackSchema } from './feedback.ts';
import { workQueueSchema } from './report-type.ts';

/** What fewer people said of one technician's work is not laid at his name: it would tell who said it, and little more. */
export const fewestOfPerson = 5;
/** So many models and people are named. */
const mostModels = 10;
const mostPeople = 100;

const answers = z.record(feedbackSchema.shape.solved, z.int().min(0));

/** Whether it was solved, after what the answers are about. The most answers first. */
export const feedbackGroupsSchema = z.strictObject({
  categories: z
    .array(z.strictObject({ category: z.string().max(40).nullable(), solved: answers }))
    .max(100),
  queues: z.array(z.strictObject({ queue: workQueueSchema, solved: answers })),
  models: z.array(z.strictObject({ name: z.string().max(170), solved: answers })).max(mostModels),
  /** By who resolved it last; only who had enough answers. */
  people: z.array(z.strictObject({ name: z.string().max(120), solved: answers })).max(mostPeople),
});
export type FeedbackGroups = z.infer<typeof feedbackGroupsSchema>;

/** One answer, and of what ticket. */
export interface GroupedAnswer {
  readonly solved: Feedback['solved'];
  readonly category: string | null;
  readonly queue: z.infer<typeof workQueueSchema>;
  readonly deviceName: string | null;
  /** Who resolved it last; null when nobody is known to have. */
  readonly resolver: { readonly accountId: string; readonly name: string } | null;
}

export function groupFeedback(given: readonly GroupedAnswer[]): FeedbackGroups {
  const names = new Map(
    given.flatMap(({ resolver }) =>
      resolver === null ? [] : [[resolver.accountId, resolver.name] as const],
    ),
  );
  return {
    categories: groupsBy(given, ({ category }) => category).map(([category, solved]) => ({
      category,
      solved,
    })),
    queues: groupsBy(given, ({ queue }) => queue).map(([queue, solved]) => ({ queue, solved })),
    models: groupsBy(given, ({ deviceName }) => deviceName)
      .flatMap(([name, solved]) => (name === null ? [] : [{ name, solved }]))
      .slice(0, mostModels),
    people: groupsBy(given, ({ resolver }) => resolver?.accountId ?? null)
      .flatMap(([id, solved]) =>
        id === null || sumOf(solved) < fewestOfPerson
          ? []
          : [{ name: names.get(id) ?? id, solved }],
      )
      .slice(0, mostPeople),
  };
}

type Answers = Record<Feedback['solved'], number>;

function groupsBy<Key extends string | null>(
  given: readonly GroupedAnswer[],
  keyOf: (answer: GroupedAnswer) => Key,
): readonly (readonly [Key, Answers])[] {
  const groups = new Map<Key, Answers>();
  for (const answer of given) {
    const key = keyOf(answer);
    const sums = groups.get(key) ?? { yes: 0, partly: 0, no: 0 };
    sums[answer.solved] += 1;
    groups.set(key, sums);
  }
  return [...groups].toSorted(
    ([one, ofOne], [other, ofOther]) =>
      sumOf(ofOther) - sumOf(ofOne) || (one ?? '').localeCompare(other ?? ''),
  );
}

/** How many answers there are. */
export function sumOf({ yes, partly, no }: Answers): number {
  return yes + partly + no;
}
