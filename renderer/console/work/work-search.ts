import { z } from 'zod';
import { workQuestionSchema } from '../../../shared/contract/work-question.ts';

const { since, until, accountId } = workQuestionSchema.shape;

/** What the address of the work log says; what cannot be read counts as not said. */
export const workSearchSchema = z.object({
  since: since.catch(undefined),
  until: until.catch(undefined),
  person: accountId.catch(undefined),
});
export type WorkSearch = z.infer<typeof workSearchSchema>;

/** The days that an address asks for; a side that it does not name stays open. */
export function daysOf({ since: first, until: last }: WorkSearch) {
  return {
    ...(first === undefined ? {} : { since: first }),
    ...(last === undefined ? {} : { until: last }),
  };
}
