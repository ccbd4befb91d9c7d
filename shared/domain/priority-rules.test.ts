import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assessment, priorityReasonSchema, scales, usualMatrix } from './priority.ts';
import {
  type PriorityRule,
  type VisitCircumstances,
  priorityRuleSchema,
  raiseProposal,
} from './priority-rules.ts';

const exam: Extract<PriorityRule, { kind: 'event' }> = {
  kind: 'event',
  from: '2026-11-26T08:00:00.000Z',
  until: '2026-11-26T17:00:00.000Z',
  departments: ['Onderwijs'],
  raises: 'urgency',
  words: 'Er is nu een examen',
};
const nurse: PriorityRule = {
  kind: 'role',
  role: 'Verpleegkundige',
  raises: 'impact',
  words: 'Patiëntenzorg hangt hiervan af.',
};
const proposal: Assessment = {
  impact: 3,
  urgency: 2,
  priority: 4,
  reasons: ['one-person'],
  argument: 'Het gaat om één persoon.',
};
const nobody: VisitCircumstances = {
  nowMs: Date.parse('2026-11-26T12:00:00.000Z'),
  role: null,
  department: null,
  deviceKind: null,
  importantDevice: null,
};
const by = (rules: readonly PriorityRule[]) => ({ matrix: usualMatrix, rules: [...rules] });

describe('raiseProposal', () => {
  it('raises the impact for a role and says so in the words of the rule', () => {
    const raised = raiseProposal(proposal, by([nurse]), { ...nobody, role: ' verpleegkundige' });

    expect(raised).toEqual({
      impact: 2,
      urgency: 2,
      priority: 3,
      reasons: ['one-person', 'person-role'],
      argument: 'Het gaat om één persoon. Patiëntenzorg hangt hiervan af.',
    });
  });

  it('raises for an event only while it lasts and only whom it concerns', () => {
    const urgencyOf = (circumstances: Partial<VisitCircumstances>) =>
      raiseProposal(proposal, by([exam]), { ...nobody, ...circumstances }).urgency;
    const teacher = { department: 'onderwijs' };

    expect([
      urgencyOf(teacher),
      urgencyOf({ department: 'Financiën' }),
      urgencyOf({}),
      urgencyOf({ ...teacher, nowMs: Date.parse(exam.until) }),
      urgencyOf({ ...teacher, nowMs: Date.parse(exam.from) }),
    ]).toEqual([1, 2, 2, 2, 1]);
  });

  it('raises for a marked device and for a kind of device', () => {
    const rules = by([
      { kind: 'device-kind', deviceKind: 'ups', raises: 'urgency', words: 'Noodstroom' },
    ]);

    const raised = raiseProposal(proposal, rules, {
      ...nobody,
      deviceKind: 'ups',
      importantDevice: 'Voedt de meldkamer',
    });

    expect(raised).toEqual({
      impact: 2,
      urgency: 1,
      priority: 2,
      reasons: ['one-person', 'important-device', 'device-kind'],
      argument: 'Het gaat om één persoon. Voedt de meldkamer. Noodstroom.',
    });
  });

  it('never lowers, raises each scale by one step at most, and keeps an argument that fits', () => {
    const rule = fc.oneof(
      fc.record({
        kind: fc.constant('role' as const),
        role: fc.constantFrom('a', 'b'),
        raises: fc.constantFrom('impact' as const, 'urgency' as const),
        words: fc.string({ minLength: 1, maxLength: 90 }),
      }),
      fc.record({
        kind: fc.constant('event' as const),
        from: fc.constant(exam.from),
        until: fc.constant(exam.until),
        departments: fc.subarray(['x']),
        raises: fc.constantFrom('impact' as const, 'urgency' as const),
        words: fc.string({ minLength: 1, maxLength: 90 }),
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...scales),
        fc.constantFrom(...scales),
        fc.array(fc.constantFrom(...priorityReasonSchema.options), { maxLength: 12 }),
        fc.string({ maxLength: 500 }),
        fc.array(rule, { maxLength: 60 }),
        fc.constantFrom('a', 'c', null),
        (impact, urgency, reasons, argument, rules, role) => {
          const before = { impact, urgency, priority: usualMatrix[impact][urgency] };
          const after = raiseProposal({ ...before, reasons, argument }, by(rules), {
            ...nobody,
            role,
            department: 'x',
          });

          expect(before.impact - after.impact).toBeOneOf([0, 1]);
          expect(before.urgency - after.urgency).toBeOneOf([0, 1]);
          expect(after.priority).toBeLessThanOrEqual(before.priority);
          expect(after.argument.length).toBeLessThanOrEqual(500);
          expect(after.reasons.length).toBeLessThanOrEqual(12);
        },
      ),
    );
  });

  it('refuses an event that ends before it begins', () => {
    expect(priorityRuleSchema.safeParse({ ...exam, until: exam.from }).success).toBe(false);
  });
});
