import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { Fact, Finding, Layer } from '../../shared/domain/readout.ts';
import type { ReaderTables } from '../pack/reader-tables.ts';
import type { Sure } from '../pack/sureness.ts';

/** A conclusion that some facts allow by the tables in force, or null. Pure; docs/probes.md has the table. */
export type Rule = (facts: FactView, tables: ReaderTables) => Finding | null;

/** Facts by key and kind; a fact of another kind counts as absent. */
export interface FactView {
  readonly all: readonly Fact[];
  number(key: string): number | null;
  text(key: string): string | null;
  flag(key: string): boolean | null;
  list(key: string): readonly string[] | null;
}

export function factView(facts: readonly Fact[]): FactView {
  const values = new Map(facts.map((fact) => [fact.key, fact.value]));
  return {
    all: facts,
    number(key) {
      const value = values.get(key);
      return typeof value === 'number' ? value : null;
    },
    text(key) {
      const value = values.get(key);
      return typeof value === 'string' ? value : null;
    },
    flag(key) {
      const value = values.get(key);
      return typeof value === 'boolean' ? value : null;
    },
    list(key) {
      const value = values.get(key);
      return Array.isArray(value) ? value : null;
    },
  };
}

const layers: readonly Layer[] = ['L0', 'L1', 'L2', 'L3'];
/** From strong to weak. */
const confidences = ['measured', 'reported', 'derived'] as const;

/** What the contract allows (shared/domain/readout.ts); a device's own list may be longer when joined. */
const longestParam = 200;

/** What a rule must decide; where it comes from and how sure it is follow from the facts. */
export type Conclusion = Pick<Finding, 'code' | 'verdict' | 'params'> & {
  readonly basedOn: readonly string[];
  readonly route: NonNullable<Finding['route']> | 'anybody';
  /** Entries of tables that it rests on too. */
  readonly byTables?: readonly Sure<object>[];
};

/**
 * Builds a finding on the named facts: it stands in the deepest of their layers and is as sure as
 * the weakest of them and of the entries of tables beside them. On no fact at all it is `derived`.
 */
export function conclude(
  facts: FactView,
  { route, byTables = [], ...conclusion }: Conclusion,
): Finding {
  const basis = facts.all.filter((fact) => conclusion.basedOn.includes(fact.key));
  const layer = Math.max(0, ...basis.map((fact) => layers.indexOf(fact.layer)));
  const confidence = Math.max(
    ...[...basis, ...byTables].map((each) => confidences.indexOf(each.confidence)),
  );
  return {
    ...conclusion,
    ...(route === 'anybody' ? {} : { route }),
    params: Object.fromEntries(
      Object.entries(conclusion.params).map(([name, value]) => [
        name,
        typeof value === 'string' ? cleanText(value, longestParam) : value,
      ]),
    ),
    basedOn: [...conclusion.basedOn],
    layer: layers[layer] ?? 'L0',
    confidence: confidences[confidence] ?? 'derived',
  };
}
