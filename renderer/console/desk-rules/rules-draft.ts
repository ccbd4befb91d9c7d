import {
  type DeskRules,
  deskRuleBounds,
  deskRuleNames,
  deskRulesSchema,
} from '../../../shared/domain/desk-rules.ts';

export type RuleName = keyof DeskRules;

/** The rules while somebody types them. */
export type RulesDraft = Readonly<Record<RuleName, string>>;

/** The rules as the page puts them together, under headings `desk-rules:group.<name>`. */
export const ruleGroups = [
  { name: 'missed', rules: ['callsBeforeNoShow', 'noShowMinutes'] },
  { name: 'appointments', rules: ['headStartMinutes', 'graceMinutes', 'mostOvertaking'] },
  { name: 'back', rules: ['reopenDays', 'closeResolvedDays', 'pickUpReminderDays'] },
  { name: 'after', rules: ['feedbackMailHours'] },
  { name: 'alike', rules: ['problemVisits', 'problemWindowMinutes'] },
] as const satisfies readonly { readonly name: string; readonly rules: readonly RuleName[] }[];

export function draftOf(rules: DeskRules): RulesDraft {
  return mapped((name) => String(rules[name]));
}

/** What is typed as rules; null while a figure is missing or out of bounds. */
export function rulesOf(draft: RulesDraft): DeskRules | null {
  const read = deskRulesSchema.safeParse(mapped((name) => figureOf(draft[name])));
  return read.success ? read.data : null;
}

/** Whether one figure is none that may be chosen. */
export function isOutOfBounds(draft: RulesDraft, name: RuleName): boolean {
  const { least, most } = deskRuleBounds[name];
  const figure = figureOf(draft[name]);
  return figure === null || figure < least || figure > most;
}

function figureOf(text: string): number | null {
  return /^\d{1,4}$/u.test(text.trim()) ? Number(text) : null;
}

function mapped<T>(of: (name: RuleName) => T): Record<RuleName, T> {
  // Object.fromEntries loses the literal types; every name is there.
  return Object.fromEntries(deskRuleNames.map((name) => [name, of(name)])) as Record<RuleName, T>;
}
