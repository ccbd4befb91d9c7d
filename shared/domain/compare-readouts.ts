import { type Fact, type Finding, type Readout, worstFirst } from './readout.ts';

/** One fact in two readings; null where it was not read. */
export interface FactPair {
  readonly key: string;
  readonly before: Fact | null;
  readonly after: Fact | null;
  /** After minus before, when both are numbers of the same unit. */
  readonly difference: number | null;
}

/** What became of a conclusion. */
export interface FindingPair {
  readonly fate: 'gone' | 'new' | 'stayed';
  /** As it was said last. */
  readonly finding: Finding;
}

/** Two readings side by side. */
export interface ReadoutComparison {
  /** By serial number where both tell one, else only vendor and product can be compared. */
  readonly sameDevice: 'yes' | 'no' | 'same-model';
  /** Facts of another value, then those that only one reading has, each in the order of reading. */
  readonly changed: readonly FactPair[];
  readonly same: readonly FactPair[];
  /** Gone, then new, then stayed; the worst of each first. */
  readonly findings: readonly FindingPair[];
}

/**
 * Compares two readings. Total: any two readouts, also of different devices. Facts about the attachment
 * itself (when and where it was plugged in) are compared like all others, since a cable is often what
 * was changed.
 */
export function compareReadouts(before: Readout, after: Readout): ReadoutComparison {
  const pairs = factPairs(before.facts, after.facts);
  const changed = pairs.filter((pair) => !isSame(pair));
  const inBoth = ({ before: one, after: other }: FactPair) => one !== null && other !== null;
  return {
    sameDevice: sameDevice(before, after),
    changed: [...changed.filter(inBoth), ...changed.filter((pair) => !inBoth(pair))],
    same: pairs.filter(isSame),
    findings: findingPairs(before.findings, after.findings),
  };
}

/** The first fact of a key counts; a second one of the same key is a probe's repetition. */
function factPairs(before: readonly Fact[], after: readonly Fact[]): readonly FactPair[] {
  const earlier = byKey(before);
  const later = byKey(after);
  return [...new Set([...later.keys(), ...earlier.keys()])].map((key) => {
    const one = earlier.get(key) ?? null;
    const other = later.get(key) ?? null;
    return { key, before: one, after: other, difference: difference(one, other) };
  });
}

function byKey(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(facts.toReversed().map((fact) => [fact.key, fact]));
}

function difference(before: Fact | null, after: Fact | null): number | null {
  if (before === null || after === null || before.unit !== after.unit) return null;
  return typeof before.value === 'number' && typeof after.value === 'number'
    ? after.value - before.value
    : null;
}

function isSame({ before, after }: FactPair): boolean {
  if (before === null || after === null) return false;
  return before.unit === after.unit && JSON.stringify(before.value) === JSON.stringify(after.value);
}

function findingPairs(
  before: readonly Finding[],
  after: readonly Finding[],
): readonly FindingPair[] {
  const earlier = new Set(before.map((finding) => finding.code));
  const later = new Set(after.map((finding) => finding.code));
  const of = (fate: FindingPair['fate'], findings: readonly Finding[]) =>
    worstFirst(findings).map((finding): FindingPair => ({ fate, finding }));
  return [
    ...of(
      'gone',
      before.filter(({ code }) => !later.has(code)),
    ),
    ...of(
      'new',
      after.filter(({ code }) => !earlier.has(code)),
    ),
    ...of(
      'stayed',
      after.filter(({ code }) => earlier.has(code)),
    ),
  ];
}

function sameDevice(before: Readout, after: Readout): ReadoutComparison['sameDevice'] {
  const model = ({ device }: Readout) => `${device.vendorId}:${device.productId}`;
  if (model(before) !== model(after)) return 'no';
  const one = serialOf(before);
  const other = serialOf(after);
  if (one === null || other === null) return 'same-model';
  return one === other ? 'yes' : 'no';
}

/** The serial number that a device told, or null. */
export function serialOf(readout: Readout): string | null {
  const value = readout.facts.find((fact) => fact.key === 'device.serial')?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}
