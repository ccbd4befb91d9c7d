import type { FactView } from './rule.ts';

/** Those of the keys that were read: a finding never rests on a fact that is not there. */
export function knownKeys(facts: FactView, ...keys: readonly string[]): readonly string[] {
  const known = new Set(facts.all.map((fact) => fact.key));
  return keys.filter((key) => known.has(key));
}
