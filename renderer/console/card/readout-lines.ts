import type { Fact, Finding, Layer, Readout } from '../../../shared/domain/readout.ts';
import { layerSchema, worstFirst } from '../../../shared/domain/readout.ts';

/** A finding with the facts it rests on. */
export interface FindingLine {
  readonly finding: Finding;
  readonly facts: readonly Fact[];
}

/** The facts of one subject, the part of the key before the first dot. */
export interface FactGroup {
  readonly subject: string;
  readonly facts: readonly Fact[];
}

/** What one layer of asking told. */
export interface FactLayer {
  readonly layer: Layer;
  readonly groups: readonly FactGroup[];
}

/** Findings with the worst first, each with its evidence. */
export function findingLines(readout: Readout): readonly FindingLine[] {
  const byKey = new Map(readout.facts.map((fact) => [fact.key, fact]));
  return worstFirst(readout.findings).map((finding) => ({
    finding,
    facts: finding.basedOn.flatMap((key) => byKey.get(key) ?? []),
  }));
}

/** All facts by how deep was looked, then by subject. */
export function factLayers(readout: Readout): readonly FactLayer[] {
  return layerSchema.options
    .map((layer) => ({
      layer,
      groups: factGroups(readout.facts.filter((fact) => fact.layer === layer)),
    }))
    .filter(({ groups }) => groups.length > 0);
}

/** Facts by subject, in the order in which they were read. */
function factGroups(facts: readonly Fact[]): readonly FactGroup[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const subject = fact.key.split('.')[0] ?? fact.key;
    groups.set(subject, [...(groups.get(subject) ?? []), fact]);
  }
  return [...groups].map(([subject, facts]) => ({ subject, facts }));
}
