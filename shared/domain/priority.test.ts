import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  priorityMatrixSchema,
  priorityOf,
  proposePriority as propose,
  type UrgencyAnswers,
  urgencyAnswersSchema,
  usualMatrix,
} from './priority.ts';

const noon = Date.parse('2026-11-22T12:00:00.000Z');
const proposePriority = (answers: UrgencyAnswers | null, context: Parameters<typeof propose>[1]) =>
  propose(answers, context, usualMatrix);
const quiet = { nowMs: noon, lostOrStolen: false, deviceFault: false };

describe('proposePriority', () => {
  it('puts one person who must present within the hour at 3, with its reasons', () => {
    const proposal = proposePriority(
      {
        since: 'today',
        canWork: 'no',
        affected: 'me',
        deadline: { at: '2026-11-22T13:00:00.000Z', words: '13:00' },
      },
      quiet,
    );

    expect(proposal).toEqual({
      impact: 3,
      urgency: 1,
      priority: 3,
      reasons: ['one-person', 'cannot-work', 'deadline-today'],
    });
  });

  it('raises urgency by one step for a deadline within four hours only', () => {
    const answers = { since: 'today', canWork: 'yes', affected: 'team' } as const;

    const soon = proposePriority(
      { ...answers, deadline: { at: '2026-11-22T16:00:00.000Z', words: '16:00' } },
      quiet,
    );
    const later = proposePriority(
      { ...answers, deadline: { at: '2026-11-22T16:01:00.000Z', words: '16:01' } },
      quiet,
    );

    expect([soon.urgency, later.urgency]).toEqual([2, 3]);
  });

  it('says of what is needed soon after a closed desk opens that it is, and not that it is needed within hours', () => {
    const answers = { since: 'today', canWork: 'yes', affected: 'me' } as const;
    const opensMs = Date.parse('2026-11-23T07:30:00.000Z');
    const neededAt = (at: string) =>
      proposePriority({ ...answers, deadline: { at, words: '' } }, { ...quiet, opensMs });

    expect(neededAt('2026-11-23T08:00:00.000Z')).toMatchObject({
      urgency: 2,
      reasons: ['one-person', 'can-work', 'deadline-at-opening'],
    });
    expect(neededAt('2026-11-23T11:31:00.000Z')).toMatchObject({
      urgency: 3,
      reasons: ['one-person', 'can-work', 'deadline-later'],
    });
  });

  it('treats loss or theft as urgent whatever the visitor answered', () => {
    expect(proposePriority(null, { ...quiet, lostOrStolen: true })).toMatchObject({
      urgency: 1,
      reasons: ['no-answers', 'lost-or-stolen'],
    });
  });

  it('always gives the priority of the matrix and at least one reason', () => {
    fc.assert(
      fc.property(
        fc.record({
          since: fc.constantFrom(...urgencyAnswersSchema.shape.since.options),
          canWork: fc.constantFrom(...urgencyAnswersSchema.shape.canWork.options),
          affected: fc.constantFrom(...urgencyAnswersSchema.shape.affected.options),
          deadline: fc.option(
            fc.date({ noInvalidDate: true }).map((at) => ({ at: at.toISOString(), words: 'x' })),
          ),
        }),
        fc.boolean(),
        fc.boolean(),
        (answers, lostOrStolen, deviceFault) => {
          const proposal = proposePriority(answers, { nowMs: noon, lostOrStolen, deviceFault });
          expect(proposal.priority).toBe(
            priorityOf(proposal.impact, proposal.urgency, usualMatrix),
          );
          expect(proposal.reasons.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('the matrix of an organisation', () => {
  it('decides what a proposal comes to', () => {
    const strict = { ...usualMatrix, 3: { 1: 4, 2: 4, 3: 5 } } as const;

    expect(propose(null, { ...quiet, lostOrStolen: true }, strict).priority).toBe(4);
  });

  it('is refused when more impact or more haste would give a lower priority', () => {
    const upsideDown = { ...usualMatrix, 1: { 1: 3, 2: 2, 3: 3 } };
    const lessForMore = { ...usualMatrix, 1: { 1: 3, 2: 3, 3: 5 } };

    expect(priorityMatrixSchema.safeParse(usualMatrix).success).toBe(true);
    expect(priorityMatrixSchema.safeParse(upsideDown).success).toBe(false);
    expect(priorityMatrixSchema.safeParse(lessForMore).success).toBe(false);
  });
});
