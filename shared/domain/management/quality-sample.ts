import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { staffWordsSchema } from '../ticket.ts';

/** What a reviewer asks of a closed ticket. Words stand as `management:criterion.<name>`. */
export const criterionSchema = z.enum([
  'priority-argued',
  'facts-complete',
  'solution-clear',
  'work-logged',
  'visitor-told',
  'tone-right',
]);
export type Criterion = z.infer<typeof criterionSchema>;

export const verdictSchema = z.enum(['yes', 'no', 'not-applicable']);
export const reviewWordsSchema = z.strictObject({
  verdicts: z.record(criterionSchema, verdictSchema),
  /** What to learn from it; empty when there is nothing. */
  remark: z.union([z.literal(''), staffWordsSchema]),
});
export type ReviewWords = z.infer<typeof reviewWordsSchema>;

/** One ticket of a sample. `review` is null until somebody read it. */
export const sampledTicketSchema = z.strictObject({
  ticketId: uuidSchema,
  number: z.int().positive(),
  visitCode: z.string().max(12),
  /** Who solved it. */
  handledBy: z.string().max(120),
  review: reviewWordsSchema.nullable(),
  reviewedBy: z.string().max(120).nullable(),
});
export type SampledTicket = z.infer<typeof sampledTicketSchema>;

export const sampleSchema = z.strictObject({
  sampleId: uuidSchema,
  /** Tickets that were closed on these days. */
  from: z.iso.date(),
  until: z.iso.date(),
  drawnAt: timestampSchema,
  drawnBy: z.string().max(120),
  tickets: z.array(sampledTicketSchema).max(100),
});
export type Sample = z.infer<typeof sampleSchema>;

/** A ticket that may be drawn. */
export interface Drawable {
  readonly ticketId: string;
  /** Account that solved it. */
  readonly handledById: string;
}

/**
 * Draws at random, in turn from each person's tickets, so that everybody is looked at before anybody
 * twice. `random` answers from 0 up to, not including, 1.
 */
export function drawSample<T extends Drawable>(
  tickets: readonly T[],
  size: number,
  random: () => number,
): readonly T[] {
  const byPerson = new Map<string, T[]>();
  for (const ticket of shuffled(tickets, random)) {
    const own = byPerson.get(ticket.handledById);
    if (own === undefined) byPerson.set(ticket.handledById, [ticket]);
    else own.push(ticket);
  }
  const drawn: T[] = [];
  const stacks = shuffled([...byPerson.values()], random);
  while (drawn.length < size && stacks.some((stack) => stack.length > 0)) {
    for (const stack of stacks) {
      const next = stack.pop();
      if (next !== undefined && drawn.length < size) drawn.push(next);
    }
  }
  return drawn;
}

/** Fisher and Yates, as in Knuth, The Art of Computer Programming 3.4.2, algorithm P. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [mixed[at], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one];
  }
  return mixed;
}

/** How often a criterion was met, of the reviews in which it applied. */
export function scoresOf(
  tickets: readonly Pick<SampledTicket, 'review'>[],
): readonly { readonly criterion: Criterion; readonly met: number; readonly of: number }[] {
  return criterionSchema.options.map((criterion) => {
    const verdicts = tickets.flatMap(({ review }) => review?.verdicts[criterion] ?? []);
    const met = verdicts.filter((verdict) => verdict === 'yes').length;
    return { criterion, met, of: met + verdicts.filter((verdict) => verdict === 'no').length };
  });
}
