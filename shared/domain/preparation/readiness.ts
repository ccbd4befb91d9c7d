import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { serialsOf } from '../account-lock.ts';
import type { Asset } from '../asset.ts';
import { holdsData } from '../asset-lifecycle.ts';
import { sameSerial } from '../handover.ts';
import { type Fact, factSchema } from '../readout.ts';
import { type Check, type CheckRule, factKeysOf, isAtLeast } from './checks.ts';
import { type CheckEvidence, type GivenEvidence, checkEvidenceSchema, fits } from './evidence.ts';

/** A reading of this very asset; the newest that tells something decides. */
export interface AssetReading {
  readonly readingId: string;
  readonly at: string;
  readonly facts: readonly Pick<Fact, 'key' | 'value'>[];
}

/** What a check rests on. */
export const checkProofSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('reading'),
    readingId: uuidSchema,
    key: factSchema.shape.key,
    value: factSchema.shape.value,
    at: timestampSchema,
  }),
  z.strictObject({
    by: z.literal('person'),
    name: z.string().max(120),
    evidence: checkEvidenceSchema,
    /** The reading that told the number of a label of which only the tag was scanned. */
    readingId: uuidSchema.nullable(),
    at: timestampSchema,
  }),
]);
type CheckProof = z.infer<typeof checkProofSchema>;

/** Why a check does not hold. */
export const checkTroubleSchema = z.enum([
  /** Nobody and nothing told it yet. */
  'nothing',
  /** It was told too long ago, or by a clock that is ahead. */
  'too-old',
  /** It was told, and is not so. */
  'not-so',
  /** The label is of another asset. */
  'other-tag',
  /** The number on the device is not the one in the register. */
  'other-number',
  /** The label fits; the number of the device was neither scanned nor read. */
  'number-missing',
  /** The register has no number to compare with. */
  'no-number',
]);
type CheckTrouble = z.infer<typeof checkTroubleSchema>;

export const checkStateSchema = z.strictObject({
  checkId: z.string().max(40),
  /** Null when it holds. */
  trouble: checkTroubleSchema.nullable(),
  /** What was told last, also when it is not so; null when nothing was. */
  proof: checkProofSchema.nullable(),
});
export type CheckState = Readonly<z.infer<typeof checkStateSchema>>;

/** All that is known of a device that is being prepared. */
export interface Known {
  readonly asset: Pick<Asset, 'tag' | 'type' | 'identifiers'>;
  readonly readings: readonly AssetReading[];
  readonly given: readonly GivenEvidence[];
  readonly nowMs: number;
}

/** Of each check whether it holds now, and what that rests on. */
export function readiness(checks: readonly Check[], known: Known): readonly CheckState[] {
  return checks.map((check) => stateOf(check, known));
}

/** Whether there are checks and every one of them holds. */
export function isReady(states: readonly CheckState[]): boolean {
  return states.length > 0 && states.every(({ trouble }) => trouble === null);
}

function stateOf(check: Check, known: Known): CheckState {
  const { checkId } = check;
  const given = known.given
    .filter((each) => each.checkId === checkId && fits(check, each.evidence))
    .toSorted(newestFirst)[0];
  if (check.rule.kind === 'label') return labelState(check, given, known);
  const read = newestFact(check.rule, known.readings);
  // What the device says of itself outweighs what somebody thinks.
  if (read !== null && isFresh(read.at, check, known)) {
    return { checkId, trouble: isMetByFact(check.rule, read) ? null : 'not-so', proof: read };
  }
  if (given === undefined) {
    return { checkId, trouble: read === null ? 'nothing' : 'too-old', proof: read };
  }
  const proof = personal(given);
  if (!isFresh(given.at, check, known)) return { checkId, trouble: 'too-old', proof };
  return { checkId, trouble: isMetByHand(check.rule, given.evidence) ? null : 'not-so', proof };
}

function labelState(check: Check, given: GivenEvidence | undefined, known: Known): CheckState {
  const { checkId } = check;
  if (given?.evidence.kind !== 'label') return { checkId, trouble: 'nothing', proof: null };
  const { tag, number } = given.evidence;
  const reading =
    number === null
      ? known.readings
          .filter(({ at }) => isFresh(at, check, known))
          .toSorted(newestFirst)
          .find(({ facts }) => serialsOf(facts).length > 0)
      : undefined;
  const proof = personal(given, reading?.readingId ?? null);
  const numbers = number === null ? serialsOf(reading?.facts ?? []) : [number];
  const trouble = isFresh(given.at, check, known)
    ? labelTrouble(known.asset, tag, numbers)
    : 'too-old';
  return { checkId, trouble, proof };
}

function labelTrouble(
  asset: Known['asset'],
  tag: string,
  numbers: readonly string[],
): CheckTrouble | null {
  if (tag.trim().toUpperCase() !== asset.tag) return 'other-tag';
  const own = asset.identifiers.filter(({ kind }) => kind === 'serial' || kind === 'imei');
  // What holds no data may have no number at all: a cable, a mouse.
  if (own.length === 0) return holdsData(asset.type) ? 'no-number' : null;
  if (numbers.length === 0) return 'number-missing';
  return numbers.some((number) => own.some(({ value }) => sameSerial(value, number)))
    ? null
    : 'other-number';
}

type ReadProof = Extract<CheckProof, { readonly by: 'reading' }>;

/** What the newest reading that tells of a rule tells of it. */
function newestFact(rule: CheckRule, readings: readonly AssetReading[]): ReadProof | null {
  const keys = factKeysOf(rule);
  for (const { readingId, at, facts } of readings.toSorted(newestFirst)) {
    for (const key of keys) {
      const fact = facts.find((each) => each.key === key);
      if (fact !== undefined) return { by: 'reading', readingId, key, value: fact.value, at };
    }
  }
  return null;
}

function isMetByFact(rule: CheckRule, { key, value }: ReadProof): boolean {
  switch (rule.kind) {
    case 'label':
      return false;
    case 'version': {
      const version = /\d{1,9}(?:\.\d{1,9}){0,4}/u.exec(String(value))?.[0];
      const system = rule.systems.find(({ fact }) => fact === key);
      return version !== undefined && system !== undefined && isAtLeast(version, system.least);
    }
    case 'figure':
      return typeof value === 'number' && isWithin(rule, value);
    case 'yes': {
      const wanted = rule.facts.find((each) => each.key === key);
      return wanted !== undefined && (wanted.is === null || wanted.is === value);
    }
  }
}

function isMetByHand(rule: CheckRule, evidence: CheckEvidence): boolean {
  if (rule.kind === 'version' && evidence.kind === 'version') {
    return rule.systems.some(
      ({ name, least }) => name === evidence.system && isAtLeast(evidence.value, least),
    );
  }
  if (rule.kind === 'figure' && evidence.kind === 'figure') return isWithin(rule, evidence.value);
  return rule.kind === 'yes' && evidence.kind === 'yes' && evidence.holds;
}

function isWithin(
  { least, most }: Extract<CheckRule, { readonly kind: 'figure' }>,
  value: number,
): boolean {
  return (least === null || value >= least) && (most === null || value <= most);
}

/** A kiosk's clock may be ahead a little; one that is far ahead would keep evidence for ever. */
const skewMs = 10 * 60_000;

function isFresh(at: string, { hours }: Check, { nowMs }: Known): boolean {
  const age = nowMs - Date.parse(at);
  return age >= -skewMs && age <= hours * 3_600_000;
}

function personal(given: GivenEvidence, readingId: string | null = null): CheckProof {
  const { by, at, evidence } = given;
  return { by: 'person', name: by, evidence, readingId, at };
}

function newestFirst(one: { readonly at: string }, other: { readonly at: string }): number {
  return Date.parse(other.at) - Date.parse(one.at);
}
