import {
  type Fact,
  type FactGroup,
  factsBySubject,
  type Finding,
  type Layer,
  layerSchema,
  type Readout,
  worstFirst,
} from '../../../shared/domain/readout.ts';

/** A finding with the facts it rests on. */
export interface FindingLine {
  readonly finding: Finding;
  readonly facts: readonly Fact[];
}

/** What one layer of asking told. */
export interface FactLayer {
  readonly layer: Layer;
  readonly groups: readonly FactGroup<Fact>[];
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
      groups: factsBySubject(readout.facts.filter((fact) => fact.layer === layer)),
    }))
    .filter(({ groups }) => groups.length > 0);
}
