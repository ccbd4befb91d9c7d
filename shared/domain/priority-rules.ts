import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import {
  type Assessment,
  type PriorityMatrix,
  type PriorityReason,
  priorityMatrixSchema,
  priorityOf,
  raised,
  usualMatrix,
} from './priority.ts';
import { type DeviceKind, deviceKindSchema } from './readout.ts';

/** A line that a lead writes and that becomes part of an argument. */
const ruleWordsSchema = z.string().trim().min(1).max(90);
const nameSchema = z.string().trim().min(1).max(120);

/** What a rule raises by one step: how many it touches, or how much haste it has. */
export const raisesSchema = z.enum(['impact', 'urgency']);
const eachRule = { raises: raisesSchema, words: ruleWordsSchema };

/** When a proposal is raised, and the words that say so in its argument. */
export const priorityRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...eachRule, kind: z.literal('role'), role: nameSchema }),
  z.strictObject({ ...eachRule, kind: z.literal('device-kind'), deviceKind: deviceKindSchema }),
  z
    .strictObject({
      ...eachRule,
      kind: z.literal('event'),
      from: timestampSchema,
      until: timestampSchema,
      /** Whom it concerns; everybody when empty. */
      departments: z.array(nameSchema).max(20),
    })
    .refine(({ from, until }) => from < until, 'An event ends after it begins'),
]);
export type PriorityRule = z.infer<typeof priorityRuleSchema>;

/** How an organisation weighs: its matrix and what raises a proposal. */
export const priorityRulesSchema = z.strictObject({
  matrix: priorityMatrixSchema,
  rules: z.array(priorityRuleSchema).max(60),
});
export type PriorityRules = z.infer<typeof priorityRulesSchema>;

/** What holds until somebody decides otherwise. */
export const usualRules: PriorityRules = { matrix: usualMatrix, rules: [] };

/** What the desk knows of a visit beside the answers of the visitor. */
export interface VisitCircumstances {
  readonly nowMs: number;
  readonly role: string | null;
  readonly department: string | null;
  readonly deviceKind: DeviceKind | null;
  /** Why this very device was marked as important; null when it was not. */
  readonly importantDevice: string | null;
}

/** A reason that speaks for more priority. */
interface Raise {
  readonly reason: PriorityReason;
  readonly raises: 'impact' | 'urgency';
  readonly words: string;
}

const longestArgument = 500;

/**
 * A proposal as the rules of the desk make it: impact and urgency at most one step higher each, never
 * lower, with the words of every rule that applies behind the visitor's own argument. Of each kind of
 * rule the first that applies counts, so that an argument stays readable.
 */
export function raiseProposal(
  proposal: Assessment,
  { matrix, rules }: PriorityRules,
  circumstances: VisitCircumstances,
): Assessment {
  const raises = raisesFor(rules, circumstances);
  const goesUp = (scale: Raise['raises']) => raises.some((raise) => raise.raises === scale);
  const impact = goesUp('impact') ? raised(proposal.impact) : proposal.impact;
  const urgency = goesUp('urgency') ? raised(proposal.urgency) : proposal.urgency;
  return {
    impact,
    urgency,
    priority: priorityOf(impact, urgency, matrix),
    reasons: [...proposal.reasons.slice(0, 8), ...raises.map((raise) => raise.reason)],
    argument: withWords(
      proposal.argument,
      raises.map((raise) => raise.words),
    ),
  };
}

/** True when a rule looks at the role of a person, so that it has to be looked up. */
export function asksForRole({ rules }: Pick<PriorityRules, 'rules'>): boolean {
  return rules.some((rule) => rule.kind === 'role');
}

/** How many of these would get another priority by a matrix. */
export function countChanging(
  weighed: readonly Pick<Assessment, 'impact' | 'urgency' | 'priority'>[],
  matrix: PriorityMatrix,
): number {
  return weighed.filter(
    ({ impact, urgency, priority }) => priorityOf(impact, urgency, matrix) !== priority,
  ).length;
}

function raisesFor(rules: readonly PriorityRule[], of: VisitCircumstances): readonly Raise[] {
  const found = new Map<PriorityReason, Raise>();
  const add = (raise: Raise) => {
    if (!found.has(raise.reason)) found.set(raise.reason, raise);
  };
  if (of.importantDevice !== null) {
    add({ reason: 'important-device', raises: 'impact', words: of.importantDevice });
  }
  for (const rule of rules) {
    const { raises, words } = rule;
    if (applies(rule, of)) add({ reason: reasonOf[rule.kind], raises, words });
  }
  return [...found.values()];
}

const reasonOf = {
  role: 'person-role',
  'device-kind': 'device-kind',
  event: 'calendar-event',
} as const satisfies Record<PriorityRule['kind'], PriorityReason>;

function applies(rule: PriorityRule, of: VisitCircumstances): boolean {
  switch (rule.kind) {
    case 'role':
      return of.role !== null && isSame(rule.role, of.role);
    case 'device-kind':
      return rule.deviceKind === of.deviceKind;
    case 'event': {
      const { department, nowMs } = of;
      const runs = Date.parse(rule.from) <= nowMs && nowMs < Date.parse(rule.until);
      const everybody = rule.departments.length === 0;
      return (
        runs &&
        (everybody ||
          (department !== null && rule.departments.some((each) => isSame(each, department))))
      );
    }
  }
}

/** Names of roles and departments are typed by people and come from lists of others. */
function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The visitor's argument gives way when all of it does not fit. */
function withWords(argument: string, words: readonly string[]): string {
  const added = words.map(asSentence).join(' ');
  const room = longestArgument - added.length - 1;
  const own = argument.length <= room ? argument : `${argument.slice(0, room - 1)}…`;
  return [own, added].filter((part) => part !== '').join(' ');
}

function asSentence(words: string): string {
  return /[.!?]$/u.test(words) ? words : `${words}.`;
}
