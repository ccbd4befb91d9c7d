import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';

/** The figures by which a desk works, with the least and the most that may be chosen. */
export const deskRuleBounds = {
  /** Who was called so often without coming may be put down as not there. */
  callsBeforeNoShow: { least: 1, most: 5, ordinary: 2 },
  /** So many minutes somebody who did not come keeps a place; then he is signed off. */
  noShowMinutes: { least: 2, most: 120, ordinary: 10 },
  /** Who has an appointment counts as arrived so many minutes before its time. */
  headStartMinutes: { least: 0, most: 120, ordinary: 15 },
  /** Who is later than so many minutes loses that and stands where he came. */
  graceMinutes: { least: 0, most: 120, ordinary: 10 },
  /** At most so many appointments overtake one walk-in. */
  mostOvertaking: { least: 1, most: 20, ordinary: 2 },
  /**
   * Days after closing in which the page of a visitor still answers, and in which he, or his device at a
   * kiosk, can open his ticket again.
   */
  reopenDays: { least: 1, most: 90, ordinary: 7 },
  /** Days after which the desk closes what was resolved and nobody closed; 0 is never. */
  closeResolvedDays: { least: 0, most: 90, ordinary: 14 },
  /** Days that a device may lie ready before its visitor is reminded. */
  pickUpReminderDays: { least: 1, most: 60, ordinary: 7 },
  /** So many hours after closing a visitor is asked by mail whether it is solved; 0 is never. */
  feedbackMailHours: { least: 0, most: 168, ordinary: 24 },
  /** So many visits alike within so many minutes become a proposed problem. */
  problemVisits: { least: 3, most: 1000, ordinary: 10 },
  problemWindowMinutes: { least: 10, most: 1440, ordinary: 120 },
} as const;

/** The rules, in the order of the page; words stand in the catalogue as `desk-rules:rule.<name>`. */
// Object.keys loses the literal types; the table is `as const`, so the keys are exactly these.
export const deskRuleNames = Object.keys(deskRuleBounds) as (keyof typeof deskRuleBounds)[];

const between = (name: keyof typeof deskRuleBounds) =>
  z.int().min(deskRuleBounds[name].least).max(deskRuleBounds[name].most);

/** Absent in what was chosen before this rule. */
const laterRule = (name: keyof typeof deskRuleBounds) =>
  between(name).default(deskRuleBounds[name].ordinary);

export const deskRulesSchema = z.strictObject({
  callsBeforeNoShow: between('callsBeforeNoShow'),
  noShowMinutes: between('noShowMinutes'),
  headStartMinutes: between('headStartMinutes'),
  graceMinutes: between('graceMinutes'),
  mostOvertaking: between('mostOvertaking'),
  reopenDays: between('reopenDays'),
  closeResolvedDays: laterRule('closeResolvedDays'),
  pickUpReminderDays: between('pickUpReminderDays'),
  feedbackMailHours: laterRule('feedbackMailHours'),
  problemVisits: between('problemVisits'),
  problemWindowMinutes: between('problemWindowMinutes'),
});
export type DeskRules = Readonly<z.infer<typeof deskRulesSchema>>;

/** The rules as somebody chooses them: a page from before a rule leaves that as it stands. */
export const chosenNowSchema = deskRulesSchema.extend({
  closeResolvedDays: between('closeResolvedDays').optional(),
  feedbackMailHours: between('feedbackMailHours').optional(),
});

/** Those rules as they hold from then on. */
export function rulesAfter(
  { closeResolvedDays, feedbackMailHours }: DeskRules,
  chosen: z.infer<typeof chosenNowSchema>,
): DeskRules {
  return {
    ...chosen,
    closeResolvedDays: chosen.closeResolvedDays ?? closeResolvedDays,
    feedbackMailHours: chosen.feedbackMailHours ?? feedbackMailHours,
  };
}

/** What a desk works by until somebody chooses. */
export const ordinaryRules: DeskRules = {
  callsBeforeNoShow: deskRuleBounds.callsBeforeNoShow.ordinary,
  noShowMinutes: deskRuleBounds.noShowMinutes.ordinary,
  headStartMinutes: deskRuleBounds.headStartMinutes.ordinary,
  graceMinutes: deskRuleBounds.graceMinutes.ordinary,
  mostOvertaking: deskRuleBounds.mostOvertaking.ordinary,
  reopenDays: deskRuleBounds.reopenDays.ordinary,
  closeResolvedDays: deskRuleBounds.closeResolvedDays.ordinary,
  pickUpReminderDays: deskRuleBounds.pickUpReminderDays.ordinary,
  feedbackMailHours: deskRuleBounds.feedbackMailHours.ordinary,
  problemVisits: deskRuleBounds.problemVisits.ordinary,
  problemWindowMinutes: deskRuleBounds.problemWindowMinutes.ordinary,
};

/** The figures of the rule by which appointments and walk-ins are served in one queue. */
export const turnRuleSchema = deskRulesSchema.pick({
  headStartMinutes: true,
  graceMinutes: true,
  mostOvertaking: true,
});
export type TurnRule = z.infer<typeof turnRuleSchema>;

export function turnRuleOf({
  headStartMinutes,
  graceMinutes,
  mostOvertaking,
}: DeskRules): TurnRule {
  return { headStartMinutes, graceMinutes, mostOvertaking };
}

/** The rules as they hold now. */
export const chosenRulesSchema = z.strictObject({
  /** 0 while nobody chose; each choice counts on. */
  version: z.int().min(0),
  rules: deskRulesSchema,
  /** Who chose them and when; null while nobody did. */
  chosen: z.strictObject({ at: timestampSchema, by: z.string().max(120) }).nullable(),
});
export type ChosenRules = Readonly<z.infer<typeof chosenRulesSchema>>;
