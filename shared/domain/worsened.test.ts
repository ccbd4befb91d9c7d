import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worseSchema } from './earlier-answer.ts';
import {
  assessmentSchema,
  priorityReasonSchema,
  prioritySchema,
  scaleSchema,
  usualMatrix,
} from './priority.ts';
import { worsened } from './worsened.ts';

const one = <V>(schema: { readonly options: readonly { readonly value: V }[] }) =>
  fc.constantFrom(...schema.options.map(({ value }) => value));
const assessment = fc.record({
  impact: one(scaleSchema),
  urgency: one(scaleSchema),
  priority: one(prioritySchema),
  reasons: fc.array(fc.constantFrom(...priorityReasonSchema.options), { maxLength: 12 }),
  argument: fc.string({ maxLength: 500 }),
});

describe('a ticket of which the visitor says that it got worse', () => {
  it('is proposed as more pressing, never as less, in a form that is kept', () => {
    fc.assert(
      fc.property(assessment, fc.constantFrom(...worseSchema.options), (now, worse) => {
        const proposed = worsened(now, worse, usualMatrix, 'Kwam terug.');

        if (proposed === null) {
          expect(now.urgency).toBe(1);
          return;
        }
        expect(proposed.urgency).toBeLessThan(now.urgency);
        expect(proposed.impact).toBe(now.impact);
        expect(proposed.priority).toBeLessThanOrEqual(now.priority);
        expect(proposed.argument.startsWith('Kwam terug.')).toBe(true);
        expect(assessmentSchema.safeParse(proposed).success).toBe(true);
      }),
    );
  });

  it('goes up one step when it got worse, and all the way when nobody can work', () => {
    const now = {
      impact: 2,
      urgency: 3,
      priority: 4,
      reasons: ['whole-team', 'can-work'],
      argument: 'Het hele team, maar kan werken.',
    } as const;
    const before = { ...now, reasons: [...now.reasons] };

    expect(worsened(before, 'worse', usualMatrix, 'Erger.')).toMatchObject({
      urgency: 2,
      priority: 3,
      reasons: ['whole-team', 'can-work'],
      argument: 'Erger. Het hele team, maar kan werken.',
    });
    expect(worsened(before, 'cannot-work', usualMatrix, 'Staat stil.')).toMatchObject({
      urgency: 1,
      priority: 2,
      reasons: ['whole-team', 'cannot-work'],
    });
    const unasked = { ...before, reasons: ['no-answers' as const], argument: 'Niet gevraagd.' };
    expect(worsened(unasked, 'cannot-work', usualMatrix, 'Staat stil.')).toMatchObject({
      reasons: ['cannot-work'],
      argument: 'Staat stil.',
    });
  });
});
