import {
  type Check,
  type CheckRule,
  checksSchema,
  factKeysOf,
} from '../../../shared/domain/preparation/checks.ts';
import { slugOf } from '../procedures/procedure-draft.ts';

interface Words {
  readonly nl: string;
  readonly en: string;
}

/** A check while it is written: its bounds as they are typed. */
export interface CheckDraft {
  /** Stays the same while the draft moves in the list. */
  readonly key: number;
  /** Null for one that is new. */
  readonly checkId: string | null;
  readonly title: Words;
  readonly advice: Words;
  readonly rule: CheckRule;
  /** Of a version: the least of each system. */
  readonly versions: readonly string[];
  readonly least: string;
  readonly most: string;
  readonly hours: string;
  readonly byHand: boolean;
}

export function draftOf(check: Check, key: number): CheckDraft {
  const { rule } = check;
  const bound = (value: number | null) => (value === null ? '' : String(value));
  return {
    key,
    checkId: check.checkId,
    title: check.title,
    advice: check.advice,
    rule,
    versions: rule.kind === 'version' ? rule.systems.map(({ least }) => least) : [],
    least: rule.kind === 'figure' ? bound(rule.least) : '',
    most: rule.kind === 'figure' ? bound(rule.most) : '',
    hours: String(check.hours),
    byHand: check.byHand,
  };
}

/** Something that somebody looks at, and says. */
export function newDraft(key: number): CheckDraft {
  return {
    key,
    checkId: null,
    title: { nl: '', en: '' },
    advice: { nl: '', en: '' },
    rule: { kind: 'yes', facts: [] },
    versions: [],
    least: '',
    most: '',
    hours: '72',
    byHand: true,
  };
}

/** Whether somebody must be able to say it, since no reading can. */
export function isOnlyByHand({ rule }: CheckDraft): boolean {
  return factKeysOf(rule).length === 0;
}

/** What the drafts say, or null while one of them is not whole. */
export function checksOf(drafts: readonly CheckDraft[]): Check[] | null {
  const taken = new Set(drafts.flatMap(({ checkId }) => (checkId === null ? [] : [checkId])));
  const checks = drafts.map((draft) => ({
    checkId: draft.checkId ?? freshId(draft, taken),
    title: draft.title,
    advice: draft.advice,
    rule: ruleOf(draft),
    byHand: draft.byHand || isOnlyByHand(draft),
    hours: numberIn(draft.hours),
  }));
  const parsed = checksSchema.safeParse(checks);
  return parsed.success ? parsed.data : null;
}

function freshId({ title, key }: CheckDraft, taken: Set<string>): string {
  const slug = slugOf(title.nl, 'check').slice(0, 30).replace(/-+$/u, '');
  const id = taken.has(slug) ? `${slug}-${key}` : slug;
  taken.add(id);
  return id;
}

function ruleOf({ rule, versions, least, most }: CheckDraft): unknown {
  if (rule.kind === 'version') {
    return {
      ...rule,
      systems: rule.systems.map((system, at) => ({ ...system, least: versions[at] ?? '' })),
    };
  }
  if (rule.kind !== 'figure') return rule;
  const bound = (text: string) => (text.trim() === '' ? null : numberIn(text));
  return { ...rule, least: bound(least), most: bound(most) };
}

/** `NaN` for what is no figure, which no schema takes. */
function numberIn(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}
