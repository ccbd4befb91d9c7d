import type { Fact, Finding } from '../../shared/domain/readout.ts';
import { type ReaderTables, builtInTables } from '../pack/reader-tables.ts';
import { factView, type Rule } from './rule.ts';

/** Values by key, as a test writes down what was read. */
export type Values = Readonly<Record<string, Fact['value']>>;

/** A fact as a probe would have told it; a test names only what its rule looks at. */
export function fact(key: string, value: Fact['value'], more: Partial<Fact> = {}): Fact {
  const readAt = '2026-11-22T09:00:00.000Z';
  return {
    ...{ key, value, unit: null, probe: 'test', layer: 'L1', confidence: 'reported' },
    ...{ readAt, durationMs: 1 },
    ...more,
  };
}

export function factsOf(values: Values, more: Partial<Fact> = {}): readonly Fact[] {
  return Object.entries(values).map(([key, value]) => fact(key, value, more));
}

/** What these rules alone conclude. */
export function concludedBy(
  rules: readonly Rule[],
  facts: readonly Fact[],
  tables: ReaderTables = builtInTables,
): readonly Finding[] {
  const view = factView(facts);
  return rules.flatMap((rule) => rule(view, tables) ?? []);
}

export function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code }) => code);
}
